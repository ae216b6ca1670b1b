using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Cuewright.Engine.Instruments;

namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>All phrases that are understood, from the styles, the palette and the lexicon. Each phrase has one meaning, put together from all of them.</summary>
internal sealed class Vocabulary
{
    /// <summary>A style's own words weigh more than what the lexicon says comes near it, so that a new style wins its words at once.</summary>
    private const double OwnWord = 1.5;

    /// <summary>Room for what the lexicon holds; growing step by step costs more than all else.</summary>
    private const int Phrases = 8192;

    private readonly Dictionary<string, Meaning> _meanings = new(Phrases);

    /// <summary>How many words the longest phrase has that begins with this word, where it is more than one.</summary>
    private readonly Dictionary<string, int> _reach = new(Phrases / 4);

    private readonly Lazy<Spelling> _spelling;

    public Vocabulary(Palette palette, IEnumerable<(string Style, string Phrase)> stylePhrases)
        : this(palette, stylePhrases, Lexicon.English(), Lexicon.Translations())
    {
    }

    internal Vocabulary(
        Palette palette,
        IEnumerable<(string Style, string Phrase)> stylePhrases,
        IEnumerable<(string File, string Phrase, Meaning Meaning)> english,
        IEnumerable<(string Language, string English, string Phrase)> translations)
    {
        // What stands first wins where two say different things: the lexicon knows "strings" as a family, the palette as one player.
        foreach (var (style, phrase) in stylePhrases) Add(phrase, new Meaning { Styles = ImmutableDictionary<string, double>.Empty.Add(style, OwnWord), Genre = true });
        foreach (var (_, phrase, meaning) in english) Add(phrase, meaning);

        // Effects are sounds of a style, not players: a prompt with rain and a boom asks for neither to play the tune.
        foreach (var instrument in palette.Instruments.Where(instrument => instrument.Family is not ("effects" or "noise")))
        {
            foreach (var phrase in instrument.Words.Prepend(instrument.Name)) Add(phrase, new Meaning { Play = instrument.Name });
        }

        foreach (var (language, key, phrase) in translations)
        {
            var meaning = Find(key) ?? throw new InvalidDataException($"{language}.words.yaml: the lexicon has no '{key}'.");
            Add(phrase, meaning);
            if (Letters.HasUmlaut(phrase)) Add(Letters.SpellUmlauts(phrase), meaning);
        }

        _spelling = new Lazy<Spelling>(() => new Spelling(_meanings.Keys));
    }

    /// <summary>What a phrase means; null when it is not known.</summary>
    public Meaning? Find(string phrase) => _meanings.GetValueOrDefault(Key(phrase));

    /// <summary>The longest phrase that begins at this word, and what it means; length 0 when none is known.</summary>
    public (Meaning Meaning, int Length) Longest(IReadOnlyList<PromptWord> words, int at)
    {
        var first = words[at].Text;
        var reach = _reach.GetValueOrDefault(first, 1);
        for (var length = Math.Min(reach, words.Count - at); length > 0; length--)
        {
            var phrase = length == 1 ? first : string.Join(' ', words.Skip(at).Take(length).Select(word => word.Text));
            if (_meanings.TryGetValue(phrase, out var meaning) || _meanings.TryGetValue(Singular(phrase), out meaning)) return (meaning, length);
        }

        // "slowly" is slow.
        return first.Length > 5 && first.EndsWith("ly", StringComparison.Ordinal) && _meanings.TryGetValue(first[..^2], out var adverb) ? (adverb, 1) : (new Meaning(), 0);
    }

    /// <summary>The word that was probably meant; null when none comes near.</summary>
    public string? Corrected(string word) => _spelling.Value.Nearest(word);

    private void Add(string phrase, Meaning meaning)
    {
        var key = Key(phrase);
        if (key.Length == 0) return;
        var blank = key.IndexOf(' ', StringComparison.Ordinal);
        if (blank >= 0)
        {
            ref var reach = ref CollectionsMarshal.GetValueRefOrAddDefault(_reach, key[..blank], out _);
            reach = Math.Max(reach, key.AsSpan().Count(' ') + 1);
        }

        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_meanings, key, out var isKnown);
        known = isKnown ? known!.And(meaning) : meaning;
    }

    /// <summary>The words of a phrase as the prompt's words are cut; most phrases of the lexicon are plain enough to be taken as they stand.</summary>
    private static string Key(string phrase)
    {
        foreach (var c in phrase)
        {
            if (!char.IsAsciiLetterLower(c) && c != ' ') return string.Join(' ', PromptWords.Split(phrase).Select(word => word.Text));
        }

        return phrase;
    }

    private static string Singular(string phrase) => phrase.Length > 3 && phrase[^1] == 's' && phrase[^2] != 's' ? phrase[..^1] : phrase;
}
