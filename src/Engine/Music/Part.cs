using System.Collections.Immutable;

namespace Cuewright.Engine.Music;

/// <summary>What a part does in the arrangement. The mix sends each role to a bus of its own level.</summary>
public enum PartRole
{
    Drums,
    Bass,
    Harmony,
    Lead,
    Texture,
    Effects,
}

/// <summary>Loudness of a part from a tick on, 0 to 1; between two points it moves in a straight line.</summary>
public readonly record struct ExpressionPoint(long Tick, double Level);

/// <summary>One player's sheet: an instrument of the palette by name, and its notes in order of their start.</summary>
public sealed record Part
{
    public required string Name { get; init; }

    public required PartRole Role { get; init; }

    /// <summary>A name from the instrument palette (instruments.yaml).</summary>
    public required string Instrument { get; init; }

    public required ImmutableArray<Note> Notes { get; init; }

    /// <summary>Swells and fades of sustained parts; none means level 1 throughout.</summary>
    public ImmutableArray<ExpressionPoint> Expression { get; init; } = [];
}
