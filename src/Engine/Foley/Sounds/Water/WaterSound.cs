using System.Collections.Immutable;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Water;

/// <summary>Water that moves: the bubbles it takes in, and the noise of its many small splashes.</summary>
internal sealed record WaterSound : NamedSound
{
    public ImmutableArray<NoiseOptions> Noises { get; init; } = [];

    public ImmutableArray<BubblesOptions> Bubbles { get; init; } = [];

    /// <summary>From one lap of water to the next; null: it flows.</summary>
    public double? LapSeconds { get; init; }

    /// <summary>What there is of it between laps.</summary>
    public double BetweenLapsDb { get; init; } = -18;

    public override ISounding Begin(Manner manner, double seconds, Chance chance) => new WaterSounding(this, manner, chance);
}

/// <summary>Bubbles of many sizes, small ones the most common.</summary>
internal sealed record BubblesOptions
{
    public required double PerSecond { get; init; }

    public required double SmallestMm { get; init; }

    public required double LargestMm { get; init; }

    /// <summary>Their number falls with this power of their size.</summary>
    public double Power { get; init; } = 2;

    /// <summary>They come in flurries: at most so many times as often, and as seldom.</summary>
    public double Flurries { get; init; } = 3;

    public double FlurryHz { get; init; } = 3;

    /// <summary>At most so much higher while they ring: near the surface.</summary>
    public double Rise { get; init; } = 0.1;

    /// <summary>How many times sooner they die away than one alone in clear water: among others, in froth, in mud.</summary>
    public double Damping { get; init; } = 1;

    /// <summary>The film that bursts as it comes up, against its ringing.</summary>
    public double PopDb { get; init; } = -60;

    public double LevelDb { get; init; }
}
