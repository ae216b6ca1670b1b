namespace Cuewright.Engine.Dsp.Inserts;

/// <summary>Notches that wander through the sound.</summary>
internal sealed record PhaserOptions
{
    /// <summary>Two make a notch.</summary>
    public int Stages { get; init; } = 4;

    public double Hz { get; init; } = 0.3;

    public double LowHz { get; init; } = 300;

    public double HighHz { get; init; } = 3_000;

    /// <summary>0 to 0.9: how sharply it rings.</summary>
    public double Feedback { get; init; } = 0.3;

    /// <summary>Turns by which the right side is ahead of the left.</summary>
    public double StereoTurns { get; init; } = 0.25;

    /// <summary>0 dry; 0.5 the deepest notches.</summary>
    public double Mix { get; init; } = 0.5;
}
