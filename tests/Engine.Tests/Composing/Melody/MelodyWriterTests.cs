using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cuewright.Engine.Composing;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Composing.Harmony;
using Cuewright.Engine.Composing.Melody;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing.Melody;

/// <summary>The tune against what tunes do: bounds from the figures of a corpus of songs, a little wider.</summary>
public class MelodyWriterTests
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<(ImmutableArray<Note> Notes, Plan Plan, Chart Chart)>> Written = new();

    public static TheoryData<string> Singing =>
        [.. StyleLibrary.All.Where(style => style.Parts.Any(part => part.Play == Play.Melody)).Select(style => style.Name)];

    [Theory]
    [MemberData(nameof(Singing))]
    public void On_strong_beats_the_tune_belongs_to_the_chord(string style)
    {
        var strong = Tunes(style).SelectMany(tune => tune.Notes.Where(note => IsStrong(note, tune.Plan)).Select(note => tune.Chart.At(note.Start).Chord.Bears(note.Pitch))).ToArray();

        Assert.True(Share(strong) > 0.75, $"{style}: {Share(strong):0.00}");
    }

    [Theory]
    [MemberData(nameof(Singing))]
    public void It_moves_mostly_by_step_and_does_not_hang_on_one_note(string style)
    {
        var moves = Tunes(style).SelectMany(tune => Moves(tune.Notes)).ToArray();
        var moving = moves.Where(move => move != 0).ToArray();

        Assert.InRange(Share(moving.Select(move => Math.Abs(move) <= 2)), 0.45, 0.8);
        Assert.InRange(Share(moves.Select(move => move == 0)), 0, 0.3);
    }

    [Theory]
    [MemberData(nameof(Singing))]
    public void Leaps_are_turned_back(string style)
    {
        var after = Tunes(style).SelectMany(tune => Moves(tune.Notes).Zip(Moves(tune.Notes).Skip(1))).Where(pair => Math.Abs(pair.First) >= 5).ToArray();
        if (after.Length < 10) return;

        Assert.True(Share(after.Select(pair => Math.Sign(pair.Second) != Math.Sign(pair.First))) > 0.7);
    }

    [Theory]
    [MemberData(nameof(Singing))]
    public void It_breathes_between_phrases_and_rests_on_stable_tones(string style)
    {
        foreach (var tune in Tunes(style))
        {
            var last = tune.Plan.Phrases.Select(phrase => tune.Notes.LastOrDefault(note => tune.Plan.BarAt(note.Start)?.Phrase == phrase)).Where(note => note.Length > 0).ToArray();
            Assert.All(last, note => Assert.True(tune.Chart.At(note.Start).Chord.Bears(note.Pitch), $"{style}: {note}"));
            Assert.All(last, note => Assert.DoesNotContain(tune.Notes, next => next.Start > note.Start && next.Start < note.End + Ticks.PerEighth));
        }
    }

    [Theory]
    [MemberData(nameof(Singing))]
    public void Its_rhythm_comes_back(string style)
    {
        foreach (var tune in Tunes(style))
        {
            var bars = tune.Plan.Bars.Select(bar => string.Join(' ', tune.Notes.Where(note => note.Start >= bar.Start && note.Start < bar.End).Select(note => note.Start - bar.Start))).Where(bar => bar.Length > 0).ToArray();
            Assert.True(bars.Distinct().Count() <= (bars.Length * 2 / 3) + 1, $"{style}: {bars.Distinct().Count()} rhythms in {bars.Length} bars");
        }
    }

    private static bool IsStrong(Note note, Plan plan)
    {
        var bar = plan.BarAt(note.Start)!;
        return (note.Start - bar.Start) * 2 % bar.Meter.BarTicks == 0;
    }

    /// <summary>Intervals inside breaths.</summary>
    private static IEnumerable<int> Moves(ImmutableArray<Note> notes) =>
        notes.Zip(notes.Skip(1)).Where(pair => pair.Second.Start - pair.First.End < Ticks.PerQuarter && pair.First.Start != pair.Second.Start).Select(pair => pair.Second.Pitch - pair.First.Pitch);

    private static double Share(IEnumerable<bool> facts)
    {
        var all = facts.ToArray();
        return all.Length == 0 ? 0 : (double)all.Count(fact => fact) / all.Length;
    }

    private static IReadOnlyList<(ImmutableArray<Note> Notes, Plan Plan, Chart Chart)> Tunes(string style) => Written.GetOrAdd(style, name => [.. Write(name)]);

    private static IEnumerable<(ImmutableArray<Note> Notes, Plan Plan, Chart Chart)> Write(string name)
    {
        var style = StyleLibrary.Find(name);
        for (ulong seed = 1; seed <= 6; seed++)
        {
            var brief = Pieces.Brief(name, 60, seed, energies: "344");
            var direction = new Direction(brief);
            var plan = Plan.Draw(GridSolver.Solve(brief, style.Tempo.Bend), "aaba", breathes: false);
            var chart = HarmonyWriter.Write(brief, style, plan, direction);
            var sketch = new Sketch(style, plan, chart, Cast.Choose(brief, style, Palette.Default, direction), direction);
            yield return (MelodyWriter.Write(sketch.Cast.Players.First(player => player.Spec.Play == Play.Melody), sketch), plan, chart);
        }
    }
}
