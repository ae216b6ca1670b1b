using System.Collections.Immutable;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>What a prompt says. What it does not say is null or empty.</summary>
internal sealed record PromptReading
{
    /// <summary>−1 to 1, means of what the words say.</summary>
    public double? Arousal { get; init; }

    public double? Valence { get; init; }

    public double? Bpm { get; init; }

    /// <summary>True when a number was given ("92 bpm"), false when a word was ("slow").</summary>
    public bool BpmIsExact { get; init; }

    public int? Energy { get; init; }

    public Key? Key { get; init; }

    public Meter? Meter { get; init; }

    /// <summary>Styles named, with the number of words that called for each.</summary>
    public ImmutableDictionary<string, int> Styles { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Palette names and families, in the order they were asked for.</summary>
    public ImmutableArray<string> Wanted { get; init; } = [];

    /// <summary>Palette names, families and roles (drums, bass, melody …) that must not sound.</summary>
    public ImmutableArray<string> Excluded { get; init; } = [];

    /// <summary>Words that were understood, as they stood in the prompt, for the report to the user.</summary>
    public ImmutableArray<string> Understood { get; init; } = [];

    /// <summary>Words that carry meaning for people but none for us. Never an error.</summary>
    public ImmutableArray<string> Unknown { get; init; } = [];
}
