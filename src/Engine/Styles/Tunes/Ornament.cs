using System.Collections.Immutable;

namespace Cuewright.Engine.Styles.Tunes;

/// <summary>What a player adds to a note before resting on it.</summary>
public sealed record Ornament
{
    public required string Name { get; init; }

    /// <summary>Scale steps from the note, one after another.</summary>
    public required ImmutableArray<int> Tones { get; init; }

    /// <summary>How long each lasts; the last length holds for those after it.</summary>
    public required ImmutableArray<int> Ticks { get; init; }

    /// <summary>The tones count semitones instead of scale steps.</summary>
    public bool Semitones { get; init; }

    /// <summary>The figure goes on until the note ends.</summary>
    public bool Through { get; init; }

    /// <summary>Sixteenths a note must last to bear it.</summary>
    public required int Least { get; init; }

    /// <summary>Velocity by which its tones are softer than the note.</summary>
    public int Softer { get; init; } = 12;

    /// <summary>How long the tone at this place of the figure lasts.</summary>
    public int TicksOf(int place) => Ticks[Math.Min(place, Ticks.Length - 1)];
}
