using System.Collections.Immutable;

namespace Cuewright.Engine.Styles.Tunes;

/// <summary>Tones a tune moves on, in semitones above the tonic; some rows fall by other tones than they rise by.</summary>
public sealed record ToneRow
{
    public required string Name { get; init; }

    public required ImmutableArray<int> Tones { get; init; }

    /// <summary>The way down; none: as up.</summary>
    public ImmutableArray<int> Down { get; init; } = [];

    /// <summary>What stands for it in minor keys; none: the same.</summary>
    public ImmutableArray<int> Minor { get; init; } = [];

    public ImmutableArray<int> MinorDown { get; init; } = [];
}
