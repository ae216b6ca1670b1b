namespace Cuewright.Engine.Dsp.Inserts;

/// <summary>Loudness that swings; when the sides swing in turns the sound moves from one to the other.</summary>
internal sealed record TremoloOptions
{
    public double Hz { get; init; } = 5;

    /// <summary>0 to 1.</summary>
    public double Depth { get; init; } = 0.5;

    /// <summary>Turns by which the right side is ahead: 0 tremolo, 0.5 auto-pan.</summary>
    public double StereoTurns { get; init; }
}
