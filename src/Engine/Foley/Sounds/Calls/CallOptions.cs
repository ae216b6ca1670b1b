using System.Collections.Immutable;

namespace Cuewright.Engine.Foley.Sounds.Calls;

/// <summary>What is called: syllables one after the other, or some of them as they come.</summary>
internal sealed record CallOptions
{
    public required ImmutableArray<Syllable> Syllables { get; init; }

    /// <summary>Not all in their order, but so many picked by chance: songs and talk.</summary>
    public bool Shuffled { get; init; }

    public Extent Count { get; init; } = 1;
}

/// <summary>How much calls, and the syllables in them, differ (deviations).</summary>
internal sealed record Uneven
{
    public double Semitones { get; init; } = 0.8;

    /// <summary>Shares.</summary>
    public double Formants { get; init; } = 0.04;

    public double Time { get; init; } = 0.08;

    public double LevelDb { get; init; } = 1.2;
}
