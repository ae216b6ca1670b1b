using System.Collections.Immutable;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Impacts;

/// <summary>A thing of some material that is struck: the ways it rings, and the noise of the contact.</summary>
internal sealed record ImpactSound : NamedSound
{
    /// <summary>Its lowest way to ring.</summary>
    public required double Hertz { get; init; }

    /// <summary>Pitches against the lowest, and how loud each is.</summary>
    public required ImmutableArray<ImpactMode> Modes { get; init; }

    /// <summary>How long the stroker touches it: the shorter, the brighter.</summary>
    public double ContactMs { get; init; } = 1;

    public required BurstOptions Noise { get; init; }

    public override ISounding Begin(Manner manner, double seconds, Chance chance) => new ImpactSounding(this, manner, chance);
}

/// <summary>One way to ring: seconds until it has fallen by 60 dB.</summary>
internal sealed record ImpactMode(double Ratio, double Seconds, double LevelDb = 0);
