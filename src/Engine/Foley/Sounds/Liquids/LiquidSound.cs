using System.Collections.Immutable;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Liquids;

/// <summary>What runs, boils, fizzes or is poured: bubbles without number, the rush of what is too fine to be told apart, and what it falls into.</summary>
internal sealed record LiquidSound : NamedSound
{
    public required ImmutableArray<Flow> Flows { get; init; }

    /// <summary>What fills up; null: nothing does.</summary>
    public Vessel? Vessel { get; init; }

    /// <summary>What it falls on.</summary>
    public BodyOptions? Body { get; init; }

    public double BodyDb { get; init; }

    public override ISounding Begin(Manner manner, double seconds, Chance chance) => new LiquidSounding(this, manner, Kind == SoundKind.Event ? Seconds / manner.Speed : seconds, chance);
}

/// <summary>One part of it, from when to when.</summary>
internal sealed record Flow
{
    public double At { get; init; }

    /// <summary>Null: to the end.</summary>
    public double? Seconds { get; init; }

    public double AttackSeconds { get; init; } = 0.05;

    public double ReleaseSeconds { get; init; } = 0.15;

    public double LevelDb { get; init; }

    /// <summary>How unevenly it flows, as a share, and how fast that changes.</summary>
    public double Unsteady { get; init; } = 0.3;

    public double UnsteadyHz { get; init; } = 3;

    /// <summary>It comes in gulps: so many a second, each so deep (0 not, 1 with silence between); bottles and throats do.</summary>
    public double Gulps { get; init; }

    public double GulpDepth { get; init; } = 0.9;

    public Rush? Rush { get; init; }

    public Bubbles? Bubbles { get; init; }
}

/// <summary>Noise of a stream, as loud at any width of the band.</summary>
internal sealed record Rush(double LowHz, double HighHz, double Width = 0.5);

/// <summary>Bubbles: a radius in millimetres sings at 3.26 kHz divided by it (Minnaert).</summary>
internal sealed record Bubbles
{
    public required double PerSecond { get; init; }

    public required double SmallestMm { get; init; }

    public required double LargestMm { get; init; }

    /// <summary>0: as many of every size (by octaves). 1: more of the small, −1: more of the large.</summary>
    public double Lean { get; init; }

    /// <summary>Few loud and many soft: 1 mixed, 4 mostly soft.</summary>
    public double Uneven { get; init; } = 2;

    /// <summary>How far it rises while it sounds: 0 in the deep, 0.2 just below the surface.</summary>
    public double Rising { get; init; } = 0.05;

    /// <summary>How much longer or shorter than in clean water.</summary>
    public double Rings { get; init; } = 1;

    public double Width { get; init; } = 0.4;
}

/// <summary>The air above what is poured: a pipe closed at one end that grows shorter, and rings higher.</summary>
internal sealed record Vessel(double FromHz, double ToHz, double Mix = 0.6, double Q = 9);
