using Cuewright.Engine.Composing;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Composing.Harmony;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing.Harmony;

public class CadencingTests
{
    /// <summary>Four sections of sixteen bars: two phrases of eight each.</summary>
    private static readonly Grid Piece = new()
    {
        Tempo = TempoMap.Constant(120),
        Meters = MeterMap.Constant(Meter.Common),
        Bars = 64,
        FinalTick = 64 * Ticks.PerWhole,
        EndTick = 65 * Ticks.PerWhole,
        Sections = [new("Verse", 0, 16, 3), new("Chorus", 16, 32, 4), new("Bridge", 32, 48, 2), new("Chorus", 48, 64, 4)],
        Hits = [],
    };

    public static TheoryData<string> StylesThatAskAndAnswer =>
        [.. StyleLibrary.All.Where(style => style.Harmony is HarmonicManner.Functional && style.Meters[0].Meter == Meter.Common).Select(style => style.Name)];

    [Theory]
    [MemberData(nameof(StylesThatAskAndAnswer))]
    public void Phrases_that_answer_come_home_more_often_than_those_that_ask(string style)
    {
        var (asked, answered) = (0, 0);
        for (var seed = 1ul; seed <= 6; seed++)
        {
            var (chart, plan, key) = Write(style, seed);
            asked += plan.Phrases.Count(phrase => phrase.Turn == 0 && IsHome(chart, phrase, key));
            answered += plan.Phrases.Count(phrase => phrase is { Turn: 1, Section.Label: "Chorus" } && phrase.EndBar < Piece.Bars && IsHome(chart, phrase, key));
        }

        Assert.True(answered * 4 > asked, $"{style}: {asked} of 24 questions and {answered} of 6 answers end on the tonic");
    }

    [Theory]
    [MemberData(nameof(StylesThatAskAndAnswer))]
    public void What_comes_back_has_its_chords_again_up_to_its_close(string style)
    {
        for (var seed = 1ul; seed <= 4; seed++)
        {
            var (chart, plan, _) = Write(style, seed, lift: 0);
            foreach (var same in plan.Phrases.GroupBy(phrase => phrase.Idea).Where(same => same.Count() > 1))
            {
                var first = Chords(same.First());
                Assert.All(same.Skip(1), again => Assert.Equal(first, Chords(again)));
            }

            // The last two bars close by the part the phrase plays, and the bar before may lead there; over a pedal the bass alone is another.
            string Chords(Phrase phrase) => string.Join(' ', Enumerable.Range(phrase.StartBar, phrase.Bars - 3).Select(bar => chart.At(bar * Ticks.PerWhole).Chord.Symbol.Split('+')[0]));
        }
    }

    [Theory]
    [MemberData(nameof(StylesThatAskAndAnswer))]
    public void Chords_change_a_little_more_than_once_a_bar_and_faster_toward_the_close(string style)
    {
        var (whole, early, late) = (0.0, 0, 0);
        for (var seed = 1ul; seed <= 6; seed++)
        {
            var (chart, plan, _) = Write(style, seed);
            whole += chart.Spans.Length / 64.0 / 6;
            early += chart.Spans.Count(span => plan.BarAt(span.Start)!.InPhrase is 0 or 1);
            late += chart.Spans.Count(span => plan.BarAt(span.Start)!.InPhrase is 5 or 6);
        }

        Assert.InRange(whole, 0.6, 2.4);
        Assert.True(late >= early, $"{style}: {early} chords in first bars, {late} before the close");
    }

    [Fact]
    public void A_bridge_of_a_long_piece_goes_elsewhere_and_the_piece_comes_home()
    {
        var (chart, plan, key) = Write("acoustic-folk", 1);

        Assert.All(plan.Phrases, phrase => Assert.Equal(phrase.Section.Label == "Bridge", chart.At(phrase.StartBar * Ticks.PerWhole).Key != key));
    }

    /// <summary>The last bar begins on the tonic; its end may already lead into another key.</summary>
    private static bool IsHome(Chart chart, Phrase phrase, Key key) => chart.At((phrase.EndBar - 1) * Ticks.PerWhole).Chord.Root == key.Tonic;

    private static (Chart Chart, Plan Plan, Key Key) Write(string name, ulong seed, int? lift = null)
    {
        var style = StyleLibrary.Find(name);
        style = style with { Lift = lift ?? style.Lift };
        var brief = Pieces.Brief(name, 128, seed) with { Meter = Meter.Common };
        var plan = Plan.Draw(Piece, "ab", breathes: true);
        return (HarmonyWriter.Write(brief, style, plan, new Direction(brief)), plan, brief.Key);
    }
}
