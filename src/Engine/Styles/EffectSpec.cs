using System.Collections.Immutable;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Styles;

/// <summary>A sound at a place in the form: a crash, a swell, a low hit.</summary>
public enum EffectKind
{
    /// <summary>Keys or lanes struck at the moment.</summary>
    Strike,

    /// <summary>The chord, short and strong, by everyone who has it.</summary>
    Stab,

    /// <summary>A roll that grows toward the moment.</summary>
    Roll,

    /// <summary>Quarters, then eighths, then sixteenths that grow toward the moment.</summary>
    Build,

    /// <summary>A sound that itself grows (reverse cymbal), begun early enough.</summary>
    Swell,

    /// <summary>A run up the scale into the moment.</summary>
    Run,
}

public sealed record EffectSpec
{
    public required string Name { get; init; }

    public required EffectKind Kind { get; init; }

    public required ImmutableArray<string> Instruments { get; init; }

    public PartRole Role { get; init; } = PartRole.Effects;

    /// <summary>Drum names for kits; without, the bass of the chord is struck.</summary>
    public ImmutableArray<string> Keys { get; init; } = [];

    public Band Register { get; init; } = new(36, 84);

    /// <summary>How long before (Roll, Build, Run) or after (Strike, Stab) the moment, in quarters.</summary>
    public double Quarters { get; init; } = 2;

    /// <summary>Swell: seconds until the sound is at its loudest, which then falls on the moment.</summary>
    public double Seconds { get; init; }

    public int Velocity { get; init; } = 96;

    /// <summary>Energies of the section entered at which it is used.</summary>
    public Band Levels { get; init; } = new(1, 5);
}
