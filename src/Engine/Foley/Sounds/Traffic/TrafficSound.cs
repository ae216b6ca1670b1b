using System.Collections.Immutable;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Traffic;

/// <summary>Many that pass by, each on a lane of its own, over what goes on all the time.</summary>
internal sealed record TrafficSound : NamedSound
{
    public ImmutableArray<UnderOptions> Under { get; init; } = [];

    public ImmutableArray<LaneOptions> Lanes { get; init; } = [];

    public override ISounding Begin(Manner manner, double seconds, Chance chance) => new TrafficSounding(this, manner, chance);
}

/// <summary>Another sound that goes on beneath, against its own level.</summary>
internal sealed record UnderOptions(string Sound, double LevelDb);

/// <summary>One after the other passes on it, never two at once.</summary>
internal sealed record LaneOptions
{
    /// <summary>What passes, by its name.</summary>
    public required string Source { get; init; }

    public double LevelDb { get; init; }

    public required double MetresPerSecond { get; init; }

    public required double Metres { get; init; }

    /// <summary>From one to the next on the average, at the usual density; less than a pass takes: the next follows at once.</summary>
    public required double EverySeconds { get; init; }

    /// <summary>How long one is heard.</summary>
    public double PassSeconds { get; init; } = 6;
}
