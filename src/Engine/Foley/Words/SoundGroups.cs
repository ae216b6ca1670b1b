using System.Collections.Frozen;
using System.Collections.Immutable;
using Cuewright.Engine.Data;
using Cuewright.Engine.Foley.Sounds;

namespace Cuewright.Engine.Foley.Words;

/// <summary>Kinds of sounds that are spoken of together: "voices", "traffic", "noise".</summary>
internal sealed class SoundGroups(IEnumerable<NamedSound> sounds)
{
    private sealed record Group
    {
        public required ImmutableArray<string> Words { get; init; }

        public ImmutableArray<string> Families { get; init; } = [];

        /// <summary>Sounds in whose name or words one of these stands.</summary>
        public ImmutableArray<string> With { get; init; } = [];

        public ImmutableArray<string> Except { get; init; } = [];
    }

    private readonly FrozenDictionary<string, string[]> _groups = DataFile.Read<ImmutableArray<Group>>("sound-groups.yaml")
        .SelectMany(group => group.Words.Select(word => (Key: KeyOf(word), Names: Members(group, sounds)))).DistinctBy(pair => pair.Key).ToFrozenDictionary(pair => pair.Key, pair => pair.Names);

    /// <summary>Names of the sounds of a kind; empty where the words name none.</summary>
    public ReadOnlySpan<string> Of(IEnumerable<string> stems) => _groups.TryGetValue(string.Join(' ', stems), out var names) ? names : [];

    private static string KeyOf(string words) => string.Join(' ', SoundIndex.Contents(words).Select(Stems.Of));

    private static string[] Members(Group group, IEnumerable<NamedSound> sounds)
    {
        var with = group.With.Select(Stems.Of).ToHashSet();
        return [.. sounds.Where(sound => !group.Except.Contains(sound.Name) && (group.Families.Contains(sound.Family) || SoundIndex.Contents(sound.Name).Any(word => with.Contains(Stems.Of(word))))).Select(sound => sound.Name)];
    }
}
