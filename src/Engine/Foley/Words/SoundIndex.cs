using System.Collections.Frozen;
using System.Collections.Immutable;
using Cuewright.Engine.Briefing.Prompts;
using Cuewright.Engine.Data;
using Cuewright.Engine.Foley.Sounds;

namespace Cuewright.Engine.Foley.Words;

/// <summary>All phrases that call for sounds: the names and words of the library's own sounds, and the lexicon's.</summary>
internal sealed class SoundIndex
{
    private const int LexiconRank = 3;
    private const int MostJoined = 5;

    private static readonly Lazy<SoundIndex> Shared = new(() => new SoundIndex(SoundLibrary.All, ReadLexicon()));

    private readonly FrozenDictionary<string, SoundPhrase[]> _byStem;

    /// <summary>Phrases in which a word stands that would join or place what stands around it, as they are written.</summary>
    private readonly FrozenSet<string> _joined;

    public SoundIndex(IEnumerable<NamedSound> sounds, IEnumerable<Term> terms)
    {
        var own = sounds.ToDictionary(sound => sound.Name, StringComparer.OrdinalIgnoreCase);
        var phrases = new List<SoundPhrase>();
        foreach (var sound in own.Values)
        {
            Add(phrases, sound, sound.Name, null, 0);
            for (var i = 0; i < sound.Words.Length; i++) Add(phrases, sound, sound.Words[i], null, i + 1);
        }

        foreach (var term in terms)
        {
            if (!own.TryGetValue(term.Sound, out var sound)) continue;
            foreach (var word in term.Words) Add(phrases, sound, word, term, LexiconRank);
        }

        Phrases = [.. phrases];
        _byStem = phrases.SelectMany(phrase => phrase.Stems.Distinct().Select(stem => (stem, phrase))).GroupBy(pair => pair.stem, pair => pair.phrase)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        _joined = phrases.Select(phrase => PromptWords.Split(phrase.Phrase).Select(word => word.Text).ToArray())
            .Where(words => words.Length is > 2 and <= MostJoined && words.Any(word => RoleWords.TryFind(word, out var role, out _) && role is not (Role.Idle or Role.Filler or Role.Modifier)))
            .Select(words => string.Join(' ', words)).ToFrozenSet();
    }

    public static SoundIndex Known => Shared.Value;

    public ImmutableArray<SoundPhrase> Phrases { get; }

    public IEnumerable<string> AllStems => _byStem.Keys;

    public static IEnumerable<Term> ReadLexicon() => DataFile.Names(".terms.yaml").SelectMany(name => DataFile.Read<ImmutableArray<Term>>(name));

    /// <summary>All phrases in which the stem stands.</summary>
    public ReadOnlySpan<SoundPhrase> With(string stem) => _byStem.TryGetValue(stem, out var phrases) ? phrases : [];

    public bool Has(string stem) => _byStem.ContainsKey(stem);

    /// <summary>How many words the phrase has that begins here and has an "and" or the like within it; 0: none does.</summary>
    public int JoinedLength(List<PromptWord> words, int at)
    {
        for (var length = Math.Min(MostJoined, words.Count - at); length > 2; length--)
        {
            if (_joined.Contains(string.Join(' ', words.Skip(at).Take(length).Select(word => word.Text)))) return length;
        }

        return 0;
    }

    /// <summary>The words of a phrase without those that only hold it together.</summary>
    public static ImmutableArray<string> Contents(string phrase)
    {
        var words = PromptWords.Split(phrase).Where(word => !word.IsPause).Select(word => word.Text).ToArray();
        var contents = words.Where(word => !RoleWords.TryFind(word, out var role, out _) || role is Role.Modifier or Role.Filler).ToImmutableArray();
        return contents.IsEmpty ? [.. words] : contents;
    }

    private static void Add(List<SoundPhrase> phrases, NamedSound sound, string phrase, Term? term, int rank)
    {
        var words = Contents(phrase);
        if (!words.IsEmpty) phrases.Add(new SoundPhrase(sound, phrase, words, [.. words.Select(Stems.Of)], term, rank));
    }
}
