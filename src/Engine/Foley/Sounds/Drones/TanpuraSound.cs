using System.Collections.Immutable;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Drones;

/// <summary>A long lute of four strings, plucked round and round, whose flat bridge makes every string shimmer.</summary>
internal sealed record TanpuraSound : NamedSound
{
    /// <summary>Sa, the tonic.</summary>
    public required double Hertz { get; init; }

    /// <summary>The strings in the order in which they are plucked.</summary>
    public required ImmutableArray<TanpuraString> Strings { get; init; }

    /// <summary>How long a string rings: until its low partials have fallen by 60 dB.</summary>
    public double RingSeconds { get; init; } = 9;

    /// <summary>Fall of the partials with every octave.</summary>
    public double TiltDb { get; init; } = -2.5;

    /// <summary>When the lowest partials are full: what shimmers begins on top and comes down.</summary>
    public double ShimmerSeconds { get; init; } = 0.9;

    public override ISounding Begin(Manner manner, double seconds, Chance chance) => new TanpuraSounding(this, manner, chance);
}

/// <summary>A string: semitones against the tonic, and seconds until the next is plucked.</summary>
internal sealed record TanpuraString(double Semitones, double Seconds);
