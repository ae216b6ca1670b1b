using System.Collections.Frozen;
using System.Collections.Immutable;
using Cuewright.Engine.Data;

namespace Cuewright.Engine.Foley.Words;

/// <summary>What a word does in a sentence besides meaning a sound.</summary>
internal enum Role
{
    /// <summary>It means something, or nothing that is known.</summary>
    Content,

    /// <summary>It holds a sentence together and says nothing of its sounds: the, of, someone.</summary>
    Idle,

    /// <summary>It may belong to the name of a sound, and says nothing where it does not: hand, start, red.</summary>
    Filler,

    Modifier,

    /// <summary>"it": what was spoken of before.</summary>
    Pronoun,

    /// <summary>"," and "."</summary>
    Comma,
    Stop,

    // What joins what stands before and behind it, or begins.
    And,
    Or,
    Then,
    While,
    Before,
    After,
    Until,
    First,
    Suddenly,

    /// <summary>"no" speaks of one thing, "without" of a list.</summary>
    No,
    Without,

    Very,
    Slightly,

    // Times.
    At,
    For,
    Every,
    Per,
    From,
    To,
    Seconds,
    Minutes,
    Times,
    Later,
    Apart,

    /// <summary>Nothing is heard for a while.</summary>
    Silence,
    Number,

    /// <summary>Where something is: "in", "inside".</summary>
    Inside,
}

/// <summary>The words that make sentences, of all files: phrase by phrase, with what each does and says.</summary>
internal static class RoleWords
{
    private sealed record Group(Role Role, ImmutableArray<string> Words);

    private static readonly Lazy<FrozenDictionary<string, (Role Role, Modifier? Modifier)>> Known = new(Load);

    private static readonly Lazy<int> Most = new(() => Known.Value.Keys.Max(phrase => phrase.Count(' ') + 1));

    /// <summary>How many words the longest phrase has.</summary>
    public static int Longest => Most.Value;

    public static bool TryFind(string phrase, out Role role, out Modifier? modifier)
    {
        var known = Known.Value.TryGetValue(phrase, out var found);
        (role, modifier) = found;
        return known;
    }

    private static FrozenDictionary<string, (Role, Modifier?)> Load()
    {
        var words = new Dictionary<string, (Role, Modifier?)>();
        foreach (var modifier in DataFile.Names(".modifiers.yaml").SelectMany(name => DataFile.Read<ImmutableArray<Modifier>>(name)))
        {
            foreach (var word in modifier.Words) words.Add(word, (Role.Modifier, modifier));
        }

        foreach (var group in DataFile.Read<ImmutableArray<Group>>("sentence-words.yaml"))
        {
            foreach (var word in group.Words) words.Add(word, (group.Role, null));
        }

        return words.ToFrozenDictionary();
    }
}
