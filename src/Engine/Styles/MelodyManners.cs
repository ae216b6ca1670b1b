using System.Collections.Immutable;

namespace Cuewright.Engine.Styles;

/// <summary>How the tune goes.</summary>
public sealed record MelodyManners
{
    /// <summary>0 long notes, 1 many.</summary>
    public required double Density { get; init; }

    /// <summary>Chance that a note long enough for it is ornamented.</summary>
    public double Ornament { get; init; }

    /// <summary>With what, by name; said again, the tune is ornamented more.</summary>
    public ImmutableArray<string> Ornaments { get; init; } = ["grace"];

    /// <summary>The row of tones it moves on, by name; none: that of the key.</summary>
    public string? Scale { get; init; }

    /// <summary>How its phrases are built, by name; ideas and takes choose different ones. None: the common forms.</summary>
    public ImmutableArray<string> Forms { get; init; } = [];

    /// <summary>How readily it says a tone twice, 0 to 1.</summary>
    public double Repeats { get; init; } = 0.2;

    /// <summary>Chance that the motif has a pick-up into its first bar.</summary>
    public double Pickups { get; init; } = 0.45;

    /// <summary>How wide the tune likes to leap, 0 to 1.</summary>
    public double Leaps { get; init; } = 0.3;

    /// <summary>Chance that a phrase is left to the other players.</summary>
    public double Rests { get; init; } = 0.1;

    /// <summary>Rhythms of one bar to build motifs from (x a note, - held, . rest); none: the common ones.</summary>
    public ImmutableArray<Steps> Cells { get; init; } = [];
}
