namespace Cuewright.Engine.Dsp;

/// <summary>A space. Times are seconds.</summary>
internal sealed record ReverbOptions
{
    /// <summary>Before the first reflection.</summary>
    public required double PreDelaySeconds { get; init; }

    /// <summary>Time to fall by 60 dB, below and above the crossover.</summary>
    public required double LowDecaySeconds { get; init; }

    public required double HighDecaySeconds { get; init; }

    public required double CrossoverHz { get; init; }

    /// <summary>The shortest and longest way between walls: how large it sounds.</summary>
    public required double ShortestPathSeconds { get; init; }

    public required double LongestPathSeconds { get; init; }

    /// <summary>First reflections against the tail; none: they come from elsewhere.</summary>
    public double? EarlyDb { get; init; }

    /// <summary>What is let into the space.</summary>
    public required double LowCutHz { get; init; }

    public required double HighCutHz { get; init; }

    /// <summary>How far the walls drift, and how often a second. Keeps the tail from ringing at fixed pitches.</summary>
    public required double DriftSeconds { get; init; }

    public required double DriftHz { get; init; }
}
