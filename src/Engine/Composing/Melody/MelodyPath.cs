using System.Collections.Immutable;
using Cuewright.Engine.Composing.Harmony;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Composing.Melody;

/// <summary>A note of the tune before its pitch is settled: when, over which chord, where the motif would have it.</summary>
internal sealed record WishedNote
{
    public required long Start { get; init; }

    public required long End { get; init; }

    public required ChordSpan Span { get; init; }

    public required int Wish { get; init; }

    /// <summary>How much it matters that the note belongs to the chord.</summary>
    public required double Weight { get; init; }

    /// <summary>The last note of a phrase: it must rest on a stable tone.</summary>
    public required bool Closes { get; init; }
}

/// <summary>
/// The pitches of a phrase, found together (dynamic programming over pitch and the leap that led to it): near the shape
/// of the motif, in the chord where it matters, mostly by step, leaps turned back.
/// </summary>
internal static class MelodyPath
{
    private const int Leap = 5;

    public static ImmutableArray<int> Find(ImmutableArray<WishedNote> notes, int low, int high, double leaps, int before)
    {
        var columns = notes.Select(note => Scale.Of(note.Span.Key, note.Span.Chord).Between(low, high).SelectMany(pitch =>
            new[] { -1, 0, 1 }.Select(leap => new Place(pitch, leap))).ToArray()).ToArray();
        var costs = new double[notes.Length][];
        var from = new int[notes.Length][];
        for (var i = 0; i < notes.Length; i++)
        {
            costs[i] = new double[columns[i].Length];
            from[i] = new int[columns[i].Length];
            for (var to = 0; to < columns[i].Length; to++)
            {
                var own = Own(notes[i], columns[i][to].Pitch);
                if (i == 0)
                {
                    costs[0][to] = columns[0][to].Leap == 0 ? own + (0.15 * Math.Abs(columns[0][to].Pitch - before)) : double.PositiveInfinity;
                    continue;
                }

                (costs[i][to], from[i][to]) = Cheapest(columns[i - 1], costs[i - 1], columns[i][to], leaps);
                costs[i][to] += own;
            }
        }

        return Trace(columns, costs, from);
    }

    private static (double Cost, int From) Cheapest(Place[] before, double[] costs, Place to, double leaps)
    {
        var best = (Cost: double.PositiveInfinity, From: 0);
        for (var i = 0; i < before.Length; i++)
        {
            if (double.IsPositiveInfinity(costs[i]) || LeapOf(to.Pitch - before[i].Pitch) != to.Leap) continue;
            var cost = costs[i] + Move(before[i], to.Pitch, leaps);
            if (cost < best.Cost) best = (cost, i);
        }

        return best;
    }

    private static ImmutableArray<int> Trace(Place[][] columns, double[][] costs, int[][] from)
    {
        var pitches = new int[columns.Length];
        var at = Array.IndexOf(costs[^1], costs[^1].Min());
        for (var i = columns.Length - 1; i >= 0; i--)
        {
            pitches[i] = columns[i][at].Pitch;
            at = from[i][at];
        }

        return [.. pitches];
    }

    /// <summary>What a pitch costs by itself: away from the shape, outside the chord, unstable at the close.</summary>
    private static double Own(WishedNote note, int pitch)
    {
        var chord = note.Span.Chord;
        var cost = 0.5 * Math.Abs(pitch - note.Wish);
        if (chord.Bears(pitch)) return cost + (note.Closes && chord.Above(pitch) is not (0 or 3 or 4) ? 3 : 0);
        cost += note.Weight + (note.Closes ? 20 : 0);
        // A semitone above a chord tone grates.
        return chord.Has(pitch - 1) ? cost + 2 : cost;
    }

    private static double Move(Place from, int to, double leaps)
    {
        var move = to - from.Pitch;
        var width = Math.Abs(move) switch
        {
            0 => 1.4,
            1 or 2 => 0,
            3 or 4 => 0.9,
            5 or 7 => 1.9,
            12 => 4,
            6 => 7,
            8 or 9 => 4.5,
            _ => 10,
        };
        var cost = width * (1.4 - leaps);
        if (from.Leap == 0 || move == 0) return cost;
        return Math.Sign(move) == from.Leap ? cost + 3 : Math.Abs(move) <= 2 ? cost - 0.6 : cost;
    }

    private static int LeapOf(int move) => Math.Abs(move) < Leap ? 0 : Math.Sign(move);

    /// <summary>A pitch, and whether a leap up (1) or down (−1) led to it.</summary>
    private readonly record struct Place(int Pitch, int Leap);
}
