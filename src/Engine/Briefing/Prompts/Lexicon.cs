using System.Collections.Immutable;
using Cuewright.Engine.Data;

namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>What a word of feeling or pace means to a composer; what it does not say is null.</summary>
internal sealed record LexiconEntry
{
    public required ImmutableArray<string> Words { get; init; }

    public double? Arousal { get; init; }

    public double? Valence { get; init; }

    public double? Bpm { get; init; }

    public int? Energy { get; init; }
}

internal static class Lexicon
{
    private static readonly Lazy<ImmutableArray<LexiconEntry>> Embedded = new(() => DataFile.Read<ImmutableArray<LexiconEntry>>("lexicon.yaml"));

    public static ImmutableArray<LexiconEntry> Entries => Embedded.Value;
}
