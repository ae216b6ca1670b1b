using System.Collections.Immutable;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Flaps;

/// <summary>Cloth, wings and pages that beat the air, again and again.</summary>
internal sealed record FlapSound : NamedSound
{
    public required double PerSecond { get; init; }

    /// <summary>0 like a wing, 1 by chance like cloth in the wind.</summary>
    public double Uneven { get; init; } = 0.15;

    /// <summary>How much one is softer than another.</summary>
    public double RangeDb { get; init; } = 6;

    /// <summary>Its pace at the end against the beginning.</summary>
    public double Ends { get; init; } = 1;

    /// <summary>The level at the end against the beginning: it flies away.</summary>
    public double EndsDb { get; init; }

    /// <summary>The air it beats in.</summary>
    public ImmutableArray<NoiseOptions> Noises { get; init; } = [];

    /// <summary>One beat.</summary>
    public required ImmutableArray<StrokeOptions> Strokes { get; init; }

    public override ISounding Begin(Manner manner, double seconds, Chance chance) => new FlapSounding(this, manner, seconds, chance);
}

/// <summary>One of the breaths and rustles of a beat.</summary>
internal sealed record StrokeOptions
{
    /// <summary>Share of a beat after which it comes.</summary>
    public double At { get; init; }

    public required double Hertz { get; init; }

    public double Q { get; init; } = 0.8;

    public double AttackSeconds { get; init; } = 0.01;

    /// <summary>Until it has fallen by 60 dB.</summary>
    public required double Seconds { get; init; }

    public double LevelDb { get; init; }
}
