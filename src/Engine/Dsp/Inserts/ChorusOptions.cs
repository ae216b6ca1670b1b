namespace Cuewright.Engine.Dsp.Inserts;

/// <summary>Copies of the sound that drift in time, as through bucket-brigade chips.</summary>
internal sealed record ChorusOptions
{
    /// <summary>Copies on each side: 1 a chorus, 3 an ensemble.</summary>
    public int Voices { get; init; } = 1;

    public double DelayMs { get; init; } = 7;

    public double DepthMs { get; init; } = 1.8;

    public double Hz { get; init; } = 0.6;

    /// <summary>A second, faster movement on top: the shimmer of string machines.</summary>
    public double FastHz { get; init; } = 6;

    public double FastDepthMs { get; init; }

    /// <summary>What the chips let through.</summary>
    public double ToneHz { get; init; } = 9_000;

    /// <summary>0 dry, 1 copies only.</summary>
    public double Mix { get; init; } = 0.5;
}
