using System.Collections.Immutable;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Jets;

/// <summary>Air, gas or steam that is let out or sucked in through something narrow.</summary>
internal sealed record JetSound : NamedSound
{
    public ImmutableArray<NoiseOptions> Noises { get; init; } = [];

    public double AttackSeconds { get; init; } = 0.02;

    public double ReleaseSeconds { get; init; } = 0.08;

    /// <summary>How far its band has moved at its end: below 1 as pressure falls, above 1 as it is drawn in.</summary>
    public double Ends { get; init; } = 1;

    /// <summary>Its level at the end against the beginning.</summary>
    public double EndsDb { get; init; }

    /// <summary>A lip that beats in the stream: a balloon, a cushion, a valve.</summary>
    public FlutterOptions? Flutter { get; init; }

    /// <summary>A valve or nozzle clicks as it opens and shuts.</summary>
    public double? ValveDb { get; init; }

    public override ISounding Begin(Manner manner, double seconds, Chance chance) => new JetSounding(this, manner, seconds, chance);
}

internal sealed record FlutterOptions
{
    public required double Hertz { get; init; }

    /// <summary>0: the stream stays whole; 1: it is cut off with every beat.</summary>
    public double Depth { get; init; } = 0.5;
}
