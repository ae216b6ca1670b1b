using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Surf;

/// <summary>Waves that come in on a shore: each swells, breaks, runs up and hisses back.</summary>
internal sealed record SurfSound : NamedSound
{
    /// <summary>From one breaking to the next.</summary>
    public required double PeriodSeconds { get; init; }

    /// <summary>How suddenly it breaks: 0 it spills over flat sand, 1 it plunges.</summary>
    public double Plunge { get; init; } = 0.5;

    /// <summary>The many waves further out.</summary>
    public double FarDb { get; init; } = -20;

    /// <summary>What rolls back: foam, sand and pebbles.</summary>
    public double HissDb { get; init; } = -6;

    public double RumbleDb { get; init; }

    public override ISounding Begin(Manner manner, double seconds, Chance chance) => new SurfSounding(this, manner, chance);
}
