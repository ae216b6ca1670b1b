using Cuewright.Engine.Instruments;

namespace Cuewright.Engine.Briefing.Prompts;

internal enum TermKind
{
    Style,
    Instrument,
    Family,
    Role,
    Feeling,
}

/// <summary>One meaning of a phrase: which kind of thing it names, and which one.</summary>
internal sealed record Term(TermKind Kind, string Name, LexiconEntry? Feeling = null);

/// <summary>All phrases that are understood, from the palette, the styles and the lexicon. A phrase may mean several things at once.</summary>
internal sealed class Vocabulary
{
    private static readonly string[] Roles = ["drums", "percussion", "beat", "beats", "bass", "melody", "vocals", "vocal", "singing", "voice", "voices", "choir"];

    private readonly Dictionary<string, List<Term>> _terms = [];
    private int _longest = 1;

    public Vocabulary(Palette palette, IEnumerable<(string Style, string Phrase)> stylePhrases)
    {
        foreach (var (style, phrase) in stylePhrases) Add(phrase, new Term(TermKind.Style, style));
        foreach (var instrument in palette.Instruments)
        {
            Add(instrument.Family, new Term(TermKind.Family, instrument.Family));
            foreach (var phrase in instrument.Words.Prepend(instrument.Name)) Add(phrase, new Term(TermKind.Instrument, instrument.Name));
        }

        foreach (var role in Roles) Add(role, new Term(TermKind.Role, role));
        foreach (var entry in Lexicon.Entries)
        {
            foreach (var word in entry.Words) Add(word, new Term(TermKind.Feeling, entry.Words[0], entry));
        }
    }

    /// <summary>The longest phrase that begins at this word, and what it means; length 0 when none is known.</summary>
    public (IReadOnlyList<Term> Terms, int Length) Longest(ReadOnlySpan<string> words)
    {
        for (var length = Math.Min(_longest, words.Length); length > 0; length--)
        {
            var phrase = string.Join(' ', words[..length].ToArray());
            if (_terms.TryGetValue(phrase, out var terms) || _terms.TryGetValue(Singular(phrase), out terms)) return (terms, length);
        }

        return ([], 0);
    }

    private void Add(string phrase, Term term)
    {
        var words = PromptWords.Split(phrase);
        _longest = Math.Max(_longest, words.Length);
        var key = string.Join(' ', words);
        if (!_terms.TryGetValue(key, out var terms)) _terms[key] = terms = [];
        if (!terms.Contains(term)) terms.Add(term);
    }

    private static string Singular(string phrase) => phrase.EndsWith('s') ? phrase[..^1] : phrase;
}
