using System.Collections.Immutable;
using Cuewright.Engine.Data;

namespace Cuewright.Engine.Foley.Words;

/// <summary>Words that ask for music rather than for a sound, and the sounds that go with some of it.</summary>
internal sealed record MusicWords
{
    /// <summary>Kinds of music and those who play it.</summary>
    public required ImmutableArray<string> Asks { get; init; }

    public required ImmutableArray<Company> Suits { get; init; }

    /// <summary>Sounds that suit music of which one of these words is said.</summary>
    public sealed record Company(ImmutableArray<string> Words, ImmutableArray<string> Sounds);

    private static readonly Lazy<MusicWords> Shared = new(() => DataFile.Read<MusicWords>("music-words.yaml"));
    private static readonly Lazy<HashSet<string>> Stemmed = new(() => [.. Shared.Value.Asks.Select(Stems.Of)]);

    public static bool AskFor(string stem) => Stemmed.Value.Contains(stem);

    public static IEnumerable<string> SoundsFor(IReadOnlySet<string> stems) =>
        Shared.Value.Suits.Where(company => company.Words.Any(word => stems.Contains(Stems.Of(word)))).SelectMany(company => company.Sounds).Distinct();
}
