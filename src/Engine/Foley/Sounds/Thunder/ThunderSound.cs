using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Thunder;

/// <summary>A stroke of lightning, by where it is: what is near cracks, what is far rolls.</summary>
internal sealed record ThunderSound : NamedSound
{
    /// <summary>From the foot of the channel.</summary>
    public required double DistanceMetres { get; init; }

    /// <summary>How far up it reaches.</summary>
    public double HeightMetres { get; init; } = 2500;

    /// <summary>How far it runs within the cloud: it rolls for as long as this takes sound.</summary>
    public double AcrossMetres { get; init; } = 1500;

    /// <summary>It flashes several times down the same channel.</summary>
    public int Strokes { get; init; } = 2;

    /// <summary>Clouds and hills send it back.</summary>
    public double EchoDb { get; init; } = -10;

    public override ISounding Begin(Manner manner, double seconds, Chance chance) => new ThunderSounding(this, manner, chance);
}
