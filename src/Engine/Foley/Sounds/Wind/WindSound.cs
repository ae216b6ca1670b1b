using System.Collections.Immutable;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Wind;

/// <summary>Moving air, and what it sets sounding: everything in it follows its speed.</summary>
internal sealed record WindSound : NamedSound
{
    public required double MetresPerSecond { get; init; }

    /// <summary>Share of its speed by which it swells and drops.</summary>
    public double Gusts { get; init; } = 0.4;

    /// <summary>From one gust to the next.</summary>
    public double GustSeconds { get; init; } = 5;

    public ImmutableArray<NoiseOptions> Noises { get; init; } = [];

    public ImmutableArray<WhistleOptions> Whistles { get; init; } = [];

    public LeavesOptions? Leaves { get; init; }

    public override ISounding Begin(Manner manner, double seconds, Chance chance) => new WindSounding(this, manner, chance);
}

/// <summary>An edge or a gap that sings in the wind.</summary>
internal sealed record WhistleOptions
{
    /// <summary>What the wind passes: its eddies come at 0.2 · speed / width.</summary>
    public required double WidthMm { get; init; }

    /// <summary>How pure it sings.</summary>
    public double Q { get; init; } = 20;

    public double LevelDb { get; init; }

    public double Pan { get; init; }
}

/// <summary>Leaves, grass or snow that the wind drives against one another.</summary>
internal sealed record LeavesOptions
{
    public required double PerSecond { get; init; }

    public required double LowHz { get; init; }

    public required double HighHz { get; init; }

    public double Seconds { get; init; } = 0.03;

    public double LevelDb { get; init; }
}
