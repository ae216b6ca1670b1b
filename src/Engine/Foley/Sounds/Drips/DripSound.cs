using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Drips;

/// <summary>Water that gathers and falls drop by drop, from each place at its own pace.</summary>
internal sealed record DripSound : NamedSound
{
    /// <summary>How many places drip.</summary>
    public int Places { get; init; } = 1;

    public required double EverySeconds { get; init; }

    /// <summary>The bubble that a drop leaves behind.</summary>
    public required double BubbleMm { get; init; }

    /// <summary>The tick of its impact, against the bubble.</summary>
    public double TickDb { get; init; } = -14;

    public double TickHertz { get; init; } = 3500;

    /// <summary>How many times sooner it dies away than in deep clear water.</summary>
    public double Damping { get; init; } = 1;

    public override ISounding Begin(Manner manner, double seconds, Chance chance) => new DripSounding(this, manner, chance);
}
