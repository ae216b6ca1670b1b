using System.Collections.Immutable;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Form;

/// <summary>A stretch of silence that makes the moment after it speak.</summary>
internal readonly record struct Breath(long Start, long End);

/// <summary>A place the music grows toward: a hard hit, or a section of more energy.</summary>
internal readonly record struct Goal(long Tick, bool IsHit);

/// <summary>
/// The piece as empty bars: phrases inside the sections of the grid, what the music grows toward, where it holds its
/// breath. Bars end at the final chord; that one is written apart.
/// </summary>
internal sealed record Plan
{
    private const double LongestBreathSeconds = 0.3;
    private const int LeastEnergyToBreathe = 3;

    public required ImmutableArray<Bar> Bars { get; init; }

    public required ImmutableArray<Phrase> Phrases { get; init; }

    public required ImmutableArray<Goal> Goals { get; init; }

    public required ImmutableArray<Breath> Breaths { get; init; }

    public required TempoMap Tempo { get; init; }

    /// <summary>The meter of most bars; the others are shortened or lengthened where the picture asks for it.</summary>
    public required Meter Meter { get; init; }

    public required long FinalTick { get; init; }

    public required long EndTick { get; init; }

    public Ending Ending { get; init; } = Ending.Ringing;

    /// <summary>Where nothing is to be heard.</summary>
    public required ImmutableArray<Stretch> Silences { get; init; }

    /// <summary>Energy of the last bar: who plays in it also plays the final chord.</summary>
    public int FinalEnergy => Bars.IsEmpty ? Phrases[^1].Energy : Bars[^1].Phrase.Energy;

    /// <summary>The ideas in the order in which they are first heard.</summary>
    public required ImmutableArray<string> Ideas { get; init; }

    /// <summary>Where phrases begin.</summary>
    public IEnumerable<long> PhraseStarts => Bars.Where(bar => bar.InPhrase == 0).Select(bar => bar.Start);

    /// <param name="grid">Where the bars are.</param>
    /// <param name="phrasing">How the phrases of a section answer one another, a letter an idea: "aaba".</param>
    /// <param name="breathes">Whether the music holds its breath before a hard hit.</param>
    /// <param name="speech">Where someone speaks.</param>
    public static Plan Draw(Grid grid, string phrasing, bool breathes, params ReadOnlySpan<Passage> speech)
    {
        var phrases = Form.Phrases.Of(grid, phrasing);
        var bars = ImmutableArray.CreateBuilder<Bar>();
        foreach (var phrase in phrases)
        {
            for (var index = phrase.StartBar; index < phrase.EndBar; index++)
            {
                var start = grid.Meters.TickOfBar(index);
                var end = Math.Min(grid.Meters.TickOfBar(index + 1), grid.FinalTick);
                if (end > start) bars.Add(new Bar(index, start, end, grid.Meters.MeterAtBar(index), phrase, IsSpoken(start, end, grid, speech)));
            }
        }

        var goals = GoalsOf(grid);
        return new Plan
        {
            Bars = bars.ToImmutable(),
            Phrases = phrases,
            Ideas = [.. phrases.Select(phrase => phrase.Idea).Distinct()],
            Goals = goals,
            Breaths = breathes ? BreathsBefore(goals, bars, grid) : [],
            Tempo = grid.Tempo,
            Meter = HomeOf(grid),
            Silences = [.. grid.Sections.Where(section => section.Energy == 0).Select(section => SilenceOf(section, grid))],
            FinalTick = grid.FinalTick,
            EndTick = grid.EndTick,
        };
    }

    public Bar? BarAt(long tick)
    {
        var index = Bars.BinarySearch(tick, (bar, at) => bar.End <= at ? -1 : bar.Start > at ? 1 : 0);
        return index < 0 ? null : Bars[index];
    }

    public bool IsBreath(long tick) => Breaths.Any(breath => tick >= breath.Start && tick < breath.End);

    /// <summary>0 in the open, rising to 1 over the last bar before a goal.</summary>
    public double Approach(long tick)
    {
        var goal = Goals.FirstOrDefault(goal => goal.Tick > tick);
        var left = goal.Tick - tick;
        return goal == default || left > Ticks.PerWhole ? 0 : 1 - ((double)left / Ticks.PerWhole);
    }

    /// <summary>A silence that ends the piece lasts to the end.</summary>
    private static Stretch SilenceOf(ScoreSection section, Grid grid) =>
        new(grid.Meters.TickOfBar(section.StartBar), section == grid.Sections[^1] ? grid.EndTick : grid.Meters.TickOfBar(section.EndBar));

    /// <summary>A syllable that reaches into the bar is not worth emptying it for.</summary>
    private static bool IsSpoken(long start, long end, Grid grid, ReadOnlySpan<Passage> speech)
    {
        const double Syllable = 0.15;
        var (from, to) = (grid.Tempo.SecondsAt(start) + Syllable, grid.Tempo.SecondsAt(end) - Syllable);
        foreach (var passage in speech)
        {
            if (passage.StartSeconds < to && passage.EndSeconds > from) return true;
        }

        return false;
    }

    private static ImmutableArray<Goal> GoalsOf(Grid grid)
    {
        var hits = grid.Hits.Where(hit => hit.Hard && hit.Tick > 0 && hit.Tick <= grid.FinalTick).Select(hit => new Goal(hit.Tick, true));
        var rises = grid.Sections.Zip(grid.Sections.Skip(1))
            .Where(pair => pair.Second.Energy > pair.First.Energy)
            .Select(pair => new Goal(grid.Meters.TickOfBar(pair.Second.StartBar), false));
        return [.. hits.Concat(rises).GroupBy(goal => goal.Tick).Select(same => new Goal(same.Key, same.Any(goal => goal.IsHit))).OrderBy(goal => goal.Tick)];
    }

    private static Meter HomeOf(Grid grid) => Enumerable.Range(0, Math.Max(1, grid.Bars)).GroupBy(grid.Meters.MeterAtBar).MaxBy(bars => bars.Count())!.Key;

    /// <summary>
    /// Half a beat before a hard hit, less where the beat is slow: that would be a hole. None if the hit before is less than
    /// two bars away, for then it would limp, and none in a calm section: who hardly moves cannot stop.
    /// </summary>
    private static ImmutableArray<Breath> BreathsBefore(ImmutableArray<Goal> goals, IReadOnlyList<Bar> bars, Grid grid)
    {
        var breaths = ImmutableArray.CreateBuilder<Breath>();
        long last = 0;
        foreach (var goal in goals.Where(goal => goal.IsHit && goal.Tick < grid.FinalTick))
        {
            var seconds = grid.Tempo.SecondsAt(goal.Tick) - grid.Tempo.SecondsAt(goal.Tick - Ticks.PerEighth);
            var length = seconds > LongestBreathSeconds ? Ticks.PerSixteenth : Ticks.PerEighth;
            var moves = bars.Last(bar => bar.Start < goal.Tick).Energy >= LeastEnergyToBreathe;
            if (moves && goal.Tick - last >= 2 * Ticks.PerWhole) breaths.Add(new Breath(goal.Tick - length, goal.Tick));
            last = goal.Tick;
        }

        return breaths.ToImmutable();
    }
}
