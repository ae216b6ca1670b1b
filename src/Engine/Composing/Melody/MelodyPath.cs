using System.Collections.Immutable;
using Cuewright.Engine.Composing.Harmony;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Melody;

/// <summary>Where the tune comes to rest.</summary>
internal enum Repose
{
    None,

    /// <summary>On a tone that wants to go on.</summary>
    Open,

    /// <summary>At home, as far as the chord lets it.</summary>
    Closed,
}

/// <summary>A note of the tune before its pitch is settled.</summary>
internal sealed record WishedNote
{
    public required long Start { get; init; }

    public required long End { get; init; }

    public required ChordSpan Span { get; init; }

    public required TuneScale Scale { get; init; }

    /// <summary>Where in the register the line lies here.</summary>
    public required double Anchor { get; init; }

    /// <summary>Semitones from the note before, as the motif would have it.</summary>
    public double? Move { get; init; }

    /// <summary>The pitch it had when it was said before, or would have if it were moved as asked; and how much it matters.</summary>
    public int? Model { get; init; }

    public double Firmness { get; init; }

    /// <summary>How much it matters that the note belongs to the chord.</summary>
    public required double Weight { get; init; }

    public Repose Repose { get; init; }

    /// <summary>The chords over which the same note will be said again: who thinks of them first need not bend it later.</summary>
    public ImmutableArray<Chord> Later { get; init; } = [];
}

/// <summary>
/// The pitches of a few bars, found together (dynamic programming over pitch and the leap that led to it): as they were said before,
/// else near the shape of the motif, in the chord where it matters, mostly by step, leaps turned back.
/// </summary>
internal static class MelodyPath
{
    private const int Leap = 5;

    /// <summary>Semitones around the anchor in which a line is sung with ease; songs span an octave and a half.</summary>
    private const double Ease = 7;

    public static ImmutableArray<int> Find(ImmutableArray<WishedNote> notes, int low, int high, double leaps, TuneNote? before)
    {
        var columns = notes.Select(note => note.Scale.Between(low, high).SelectMany(pitch =>
            new[] { -1, 0, 1 }.Select(leap => new Place(pitch, leap, note.Span.Chord.Bears(pitch)))).ToArray()).ToArray();
        var costs = new double[notes.Length][];
        var from = new int[notes.Length][];
        for (var i = 0; i < notes.Length; i++)
        {
            var care = Care(i > 0 ? notes[i - 1].End : before?.End, notes[i].Start);
            costs[i] = new double[columns[i].Length];
            from[i] = new int[columns[i].Length];
            for (var to = 0; to < columns[i].Length; to++)
            {
                var place = columns[i][to];
                var own = Own(notes[i], place.Pitch);
                if (i > 0) (costs[i][to], from[i][to]) = Cheapest(columns[i - 1], costs[i - 1], place, notes[i], leaps, care);
                else if (place.Leap != 0) own = double.PositiveInfinity;
                else if (before is { } last) own += care * Move(new Place(last.Pitch, 0, true), place, notes[i], leaps);
                costs[i][to] += own;
            }
        }

        return Trace(columns, costs, from);
    }

    private static (double Cost, int From) Cheapest(Place[] before, double[] costs, Place to, WishedNote note, double leaps, double care)
    {
        var best = (Cost: double.PositiveInfinity, From: 0);
        for (var i = 0; i < before.Length; i++)
        {
            if (double.IsPositiveInfinity(costs[i]) || LeapOf(to.Pitch - before[i].Pitch) != to.Leap) continue;
            var cost = costs[i] + (care * Move(before[i], to, note, leaps));
            if (cost < best.Cost) best = (cost, i);
        }

        return best;
    }

    /// <summary>After a breath a line may begin anywhere; without one it goes on from where it was.</summary>
    private static double Care(long? ended, long start) => start - ended >= Ticks.PerEighth ? 0.3 : 1;

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

    /// <summary>What a pitch costs by itself: other than before, outside the chord, restless at the close, far up or down.</summary>
    private static double Own(WishedNote note, int pitch)
    {
        var chord = note.Span.Chord;
        var away = Math.Abs(pitch - note.Anchor);
        var cost = (0.06 * away) + (0.8 * Math.Max(0, away - Ease));
        if (note.Model is { } model && pitch != model) cost += note.Firmness + (0.3 * Math.Abs(pitch - model));
        if (note.Repose != Repose.None) cost += Unrest(note, pitch);
        if (!note.Scale.Has(pitch)) cost += 0.8;
        // What sounds now counts for two of those that follow.
        return cost + (((2 * Strangeness(note, chord, pitch)) + note.Later.Sum(later => Strangeness(note, later, pitch))) / (2 + note.Later.Length));
    }

    private static double Strangeness(WishedNote note, Chord chord, int pitch)
    {
        // A semitone above a chord tone grates; a sixth or ninth is colour.
        if (!chord.Bears(pitch)) return note.Weight * ((chord.Has(pitch - 1) ? 1.3 : 0.9) + (note.Scale.Rubs(pitch) ? 0.5 : 0));
        // Ninths and sixths colour a strong beat, they do not carry it; nor does the third that nobody plays.
        var colour = chord.Intervals.Length > 3 ? chord.Above(pitch) is 1 or 2 or 5 or 6 or 9 : !chord.Has(pitch);
        return colour ? 0.5 * note.Weight : 0;
    }

    private static double Unrest(WishedNote note, int pitch)
    {
        var chord = note.Span.Chord;
        if (!chord.Bears(pitch)) return 20;
        var home = Pitches.Class(pitch) == Pitches.Class(note.Span.Key.Tonic);
        var above = chord.Above(pitch);
        if (note.Repose == Repose.Closed) return home ? 0 : above switch { 0 => 1, 3 or 4 => 1.5, 7 => 2, _ => 5 };
        return home ? 3 : above is 0 or 3 or 4 or 7 ? 0 : 3;
    }

    private static double Move(Place from, Place to, WishedNote note, double leaps)
    {
        var move = to.Pitch - from.Pitch;
        var width = Math.Abs(move) switch
        {
            0 => 0.5,
            1 or 2 => 0,
            3 or 4 => 0.2,
            5 or 7 => 0.6,
            12 => 4,
            6 => 7,
            8 or 9 => 4.5,
            _ => 10,
        };
        var cost = width * (1.4 - leaps);
        // As the motif goes: a contour is what the ear keeps, even where chords bend its intervals.
        if (note.Move is { } wish) cost += (0.6 * Math.Abs(move - wish)) + (Math.Sign(move) != Math.Sign(wish) ? 0.8 : 0);
        // What lies outside the chord is come to and left by step.
        if (Math.Abs(move) > 2 && !(from.InChord && to.InChord)) cost += 0.7;
        if (move != 0 && !note.Scale.Leads(to.Pitch, move > 0) && note.Scale.Has(to.Pitch)) cost += 2.5;
        if (from.Leap == 0 || move == 0) return cost;
        return Math.Sign(move) == from.Leap ? cost + 3 : Math.Abs(move) <= 2 ? cost - 0.6 : cost;
    }

    private static int LeapOf(int move) => Math.Abs(move) < Leap ? 0 : Math.Sign(move);

    /// <summary>A pitch, whether a leap up (1) or down (−1) led to it, and whether it belongs to the chord.</summary>
    private readonly record struct Place(int Pitch, int Leap, bool InChord);
}
