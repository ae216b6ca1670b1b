using System.Collections.Immutable;
using Cuewright.Engine.Composing;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Composing.Harmony;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Tests.Composing.Harmony;

public class HarmonyWriterTests
{
    public static TheoryData<string> Styles => Pieces.Styles;

    [Theory]
    [MemberData(nameof(Styles))]
    public void Chords_follow_one_another_without_a_gap_to_the_final_one(string style)
    {
        var (chart, plan, _) = Write(style, 60, "2453");

        Assert.Equal(0, chart.Spans[0].Start);
        Assert.All(chart.Spans.Zip(chart.Spans.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        Assert.Equal((plan.FinalTick, plan.FinalTick), (chart.Spans[^1].End, chart.Final.Start));
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void The_final_chord_is_the_tonic_after_a_cadence_of_the_style(string style)
    {
        var (chart, _, key) = Write(style, 60, "2453");
        var cadences = HarmonyWriter.HarmonyIn(StyleLibrary.Find(style), key.Mode).Cadences.Select(cadence => cadence.Bars[^1][^1].Symbol);

        Assert.Equal(chart.Final.Key.Tonic, chart.Final.Chord.Root);
        Assert.Contains(chart.Spans[^1].Chord.Symbol.Split('+')[0], cadences);
    }

    [Fact]
    public void The_last_peak_of_a_long_piece_is_lifted_and_a_short_one_is_not()
    {
        Assert.Equal(2, LiftOf(Write("cinematic-emotional", 240, "234352")));
        Assert.Equal(0, LiftOf(Write("cinematic-emotional", 30, "2353")));

        static int LiftOf((Chart Chart, Plan Plan, Key Key) written) => Pitches.Class(written.Chart.Final.Key.Tonic - written.Key.Tonic);
    }

    [Fact]
    public void Every_mode_can_be_asked_of_every_style()
    {
        foreach (var style in StyleLibrary.All)
        {
            foreach (var mode in Enum.GetValues<Mode>()) Assert.Equal(mode, HarmonyWriter.HarmonyIn(style, mode).Mode);
        }
    }

    [Theory]
    [InlineData("I", "Seventh", "0 4 7 11")]
    [InlineData("V", "Seventh", "0 4 7 10")]
    [InlineData("vi", "Ninth", "0 3 7 14")]
    [InlineData("iii", "Ninth", "0 3 7")]
    [InlineData("I/3", "Seventh", "0 4 7")]
    public void Colours_are_tones_of_the_key_or_left_out(string roman, string colour, string intervals)
    {
        Assert.True(RomanChord.TryParse(roman, out var chord));
        var direction = new Direction(Pieces.Brief("ambient", 10));
        ImmutableArray<Colour> colours = [Enum.Parse<Colour>(colour)];

        Assert.Equal(intervals, string.Join(' ', Colouring.Tint(chord.Value.At(0), new Key(0, Mode.Ionian), colours, direction.Chance("test")).Intervals.Order()));
    }

    private static (Chart Chart, Plan Plan, Key Key) Write(string name, double seconds, string energies)
    {
        var style = StyleLibrary.Find(name);
        var brief = Pieces.Brief(name, seconds, energies: energies);
        var plan = Plan.Draw(GridSolver.Solve(brief, style.Tempo.Bend), "aaba", breathes: true);
        return (HarmonyWriter.Write(brief, style, plan, new Direction(brief)), plan, brief.Key);
    }
}
