using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Passing;

/// <summary>Something that comes, passes and goes: another sound on a straight way past the listener.</summary>
internal sealed record PassingSound : NamedSound
{
    /// <summary>What passes, by its name.</summary>
    public required string Source { get; init; }

    public required double MetresPerSecond { get; init; }

    /// <summary>How near it comes.</summary>
    public required double Metres { get; init; }

    /// <summary>How long it is: while its middle passes, a train is as near as it gets.</summary>
    public double LengthMetres { get; init; }

    /// <summary>How far above the ground it sounds.</summary>
    public double HeightMetres { get; init; } = 0.6;

    /// <summary>How much of it the ground throws back.</summary>
    public double Ground { get; init; } = 0.45;

    /// <summary>Softer by so much with every doubling of its distance.</summary>
    public double DbPerDoubling { get; init; } = 6;

    /// <summary>A player pans it himself; of its own it moves only so far.</summary>
    public double Width { get; init; } = 0.25;

    public override ISounding Begin(Manner manner, double seconds, Chance chance) => new PassingSounding(this, manner, seconds, chance);
}
