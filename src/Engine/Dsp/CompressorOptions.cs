namespace Cuewright.Engine.Dsp;

/// <summary>Level above the threshold is divided by the ratio; a knee this wide rounds the corner.</summary>
internal sealed record CompressorOptions
{
    public required double ThresholdDb { get; init; }

    public required double Ratio { get; init; }

    public double KneeDb { get; init; } = 6;

    public required double AttackSeconds { get; init; }

    public required double ReleaseSeconds { get; init; }

    /// <summary>How far a level is turned down (0 or negative).</summary>
    public double GainDb(double levelDb)
    {
        var over = levelDb - ThresholdDb;
        var slope = 1 - (1 / Ratio);
        if (over <= -KneeDb / 2) return 0;
        if (over >= KneeDb / 2) return -slope * over;
        var into = over + (KneeDb / 2);
        return -slope * into * into / (2 * KneeDb);
    }
}
