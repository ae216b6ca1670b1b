using System.Collections.Immutable;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Machines;

/// <summary>
/// Something that turns. All that sounds in it is tied to its turning: firings, teeth, blades, hammers. How fast it turns
/// follows a course; larger ones turn more slowly, and what rings in them is lower.
/// </summary>
internal sealed record MachineSound : NamedSound
{
    /// <summary>Revolutions a second at its usual pace.</summary>
    public required double Hertz { get; init; }

    /// <summary>Its pace and load over its length; empty: both stay.</summary>
    public ImmutableArray<Pace> Course { get; init; } = [];

    /// <summary>How far its pace wanders, as a share of it, and how quickly.</summary>
    public double Drift { get; init; } = 0.01;

    public double DriftHz { get; init; } = 0.7;

    /// <summary>Seconds on, seconds off, and so on, again and again; empty: always on.</summary>
    public ImmutableArray<double> Cadence { get; init; } = [];

    public ExhaustOptions? Exhaust { get; init; }

    public ImmutableArray<WhirrOptions> Whirrs { get; init; } = [];

    public ImmutableArray<RushOptions> Rushes { get; init; } = [];

    public ImmutableArray<StrokesOptions> Strokes { get; init; } = [];

    /// <summary>What its housing lifts or takes away.</summary>
    public ImmutableArray<Resonance> Body { get; init; } = [];

    public double LowHz { get; init; } = 25;

    public double HighHz { get; init; } = 18_000;

    /// <summary>Until it is all there, and until it is gone.</summary>
    public double RiseSeconds { get; init; } = 0.08;

    public double FallSeconds { get; init; } = 0.25;

    public override ISounding Begin(Manner manner, double seconds, Chance chance) => new MachineSounding(this, manner, seconds, chance);
}

/// <summary>At a share of its length: speed against the usual, and load from 0 (idling) to 1 (full throttle).</summary>
internal sealed record Pace(double At, double Speed, double Load = 0.5);

internal sealed record Resonance(double Hertz, double LevelDb, double Q = 1);
