using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Cuewright.Engine.Briefing;

/// <summary>A section, by its number from 1 or its label, or a part, by its name, role or instrument, that is to be written anew. Another variant is another try.</summary>
public sealed record Redo
{
    public string? Section { get; init; }

    public string? Part { get; init; }

    public int Variant { get; init; } = 1;
}

/// <summary>A part, by its name, role or instrument, that another instrument is to play.</summary>
public sealed record Swap(string Part, string Instrument);

/// <summary>What is to be otherwise than in the piece that the same wishes and seed give. All else stays as it was, note for note.</summary>
public sealed record Changes
{
    public static readonly Changes None = new();

    public ImmutableArray<Redo> Redo { get; init; } = [];

    /// <summary>Parts, roles or instruments that are left out of what is written.</summary>
    public ImmutableArray<string> Mute { get; init; } = [];

    public ImmutableArray<Swap> Swap { get; init; } = [];

    [JsonIgnore]
    public bool IsEmpty => Redo.IsEmpty && Mute.IsEmpty && Swap.IsEmpty;
}
