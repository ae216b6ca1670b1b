using System.Collections.Immutable;

namespace Cuewright.Engine.Music;

/// <summary>A chord at pitch: root and bass as pitch classes (0 = C), the other tones as semitones above the root.</summary>
public sealed record Chord
{
    public required int Root { get; init; }

    /// <summary>Semitones above the root in the order of importance to the ear: 0 first; ninths as 14.</summary>
    public required ImmutableArray<int> Intervals { get; init; }

    /// <summary>The lowest tone; another than the root in inversions and over pedals.</summary>
    public required int Bass { get; init; }

    /// <summary>As it was written, relative to the key: "bVImaj7".</summary>
    public required string Symbol { get; init; }

    public bool Has(int pitch) => Intervals.Contains(Above(pitch)) || Intervals.Contains(Above(pitch) + 12);

    /// <summary>Whether a tune may rest on the pitch: it belongs to the chord, or is the third that a power chord leaves open.</summary>
    public bool Bears(int pitch) => Has(pitch) || (Intervals.Length == 2 && Above(pitch) is 3 or 4);

    /// <summary>Semitones of a pitch above the root, 0 to 11.</summary>
    public int Above(int pitch) => Pitches.Class(pitch - Root);

    /// <summary>The pitch class of the third, or of what stands for it (a suspended tone).</summary>
    public int Third => Root + Intervals.FirstOrDefault(interval => interval is 3 or 4, Intervals.FirstOrDefault(interval => interval is 2 or 5, 7));

    public int Fifth => Root + Intervals.FirstOrDefault(interval => interval is 6 or 7 or 8, 7);

    public bool Equals(Chord? other) => other is not null && Root == other.Root && Bass == other.Bass && Intervals.SequenceEqual(other.Intervals);

    public override int GetHashCode() => HashCode.Combine(Root, Bass, Intervals.Length);
}
