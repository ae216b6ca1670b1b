using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Writing;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Tests.Composing.Melody;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing.Writing;

public class CounterWriterTests
{
    private static readonly Player Cello = new(
        new PartSpec { Name = "counterline", Role = PartRole.Texture, Play = Play.Counter, Instruments = ["cello"] }, Palette.Default["cello"], 45, 64);

    public static TheoryData<string> Styles => ["cinematic-emotional", "acoustic-folk", "solo-piano", "country", "lo-fi"];

    [Theory]
    [MemberData(nameof(Styles))]
    public void It_never_rubs_against_the_tune_where_both_are_struck_or_held(string style)
    {
        foreach (var (tune, counter) in Pairs(style))
        {
            var together = counter.SelectMany(note => tune.Notes.Where(other => other.Start < note.End && other.End > note.Start && other.Length >= Ticks.PerQuarter).Select(other => Math.Abs(other.Pitch - note.Pitch))).ToArray();

            Assert.NotEmpty(together);
            Assert.DoesNotContain(together, apart => apart < 3 || apart % 12 is 1 or 11);
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void It_does_not_run_beside_the_tune_in_fifths_or_octaves(string style)
    {
        foreach (var (tune, counter) in Pairs(style))
        {
            var steps = counter.Select(note => (note.Pitch, Tune: tune.Notes.FirstOrDefault(other => other.Start <= note.Start && other.End > note.Start).Pitch, Bar: tune.Plan.BarAt(note.Start)!)).ToArray();
            foreach (var (one, next) in steps.Zip(steps.Skip(1)))
            {
                if (one.Tune == 0 || next.Tune == 0 || one.Tune == next.Tune || one.Pitch == next.Pitch || one.Bar.Phrase != next.Bar.Phrase) continue;
                var (before, after) = ((one.Tune - one.Pitch) % 12, (next.Tune - next.Pitch) % 12);
                Assert.False(before == after && after is 0 or 7 or -5, $"{style}: {one} to {next}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void It_moves_more_where_the_tune_rests_or_holds_than_where_it_is_busy(string style)
    {
        var (still, busy) = (new List<int>(), new List<int>());
        foreach (var (tune, counter) in Pairs(style))
        {
            foreach (var bar in tune.Plan.Bars)
            {
                var mine = counter.Count(note => note.Start >= bar.Start && note.Start < bar.End);
                (tune.Notes.Count(note => note.Start >= bar.Start && note.Start < bar.End) switch { <= 2 => still, >= 5 => busy, _ => [] }).Add(mine);
            }
        }

        Assert.True(still.Count >= 5 && busy.Count >= 5, $"{style}: {still.Count} still bars, {busy.Count} busy ones");
        Assert.True(still.Average() > busy.Average(), $"{style}: {still.Average():0.0} notes a bar against {busy.Average():0.0}");
    }

    [Fact]
    public void Where_the_tune_is_silent_it_answers_in_the_rhythm_of_the_bar_before()
    {
        var style = StyleLibrary.Find("acoustic-folk");
        var tune = Tunes.Write(style, 2, manners => manners with { Ornament = 0, Pickups = 0, Forms = ["call"], Density = 0.7 });
        var counter = CounterWriter.Write(Cello, tune.Sketch);
        var silent = tune.Plan.Bars.Where(bar => bar.Index > 0 && !tune.Notes.Any(note => note.Start < bar.End && note.End > bar.Start)).ToArray();

        Assert.NotEmpty(silent);
        Assert.Contains(silent, bar => Onsets(counter, bar.Start, bar.End).Intersect(Onsets(tune.Notes, bar.Start - bar.Meter.BarTicks, bar.Start)).Count() >= 2);

        static IEnumerable<long> Onsets(IEnumerable<Note> notes, long start, long end) => notes.Where(note => note.Start >= start && note.Start < end).Select(note => note.Start - start);
    }

    private static IEnumerable<(Tune Tune, Note[] Counter)> Pairs(string style) => Tunes.Of(style).Select(tune => (tune, CounterWriter.Write(Cello, tune.Sketch).ToArray()));
}
