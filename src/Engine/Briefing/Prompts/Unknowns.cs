using System.Collections.Immutable;

namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>Words that nobody knows: names are put together, and a long text is not echoed.</summary>
internal sealed class Unknowns
{
    /// <summary>More than this nobody reads.</summary>
    private const int Most = 8;

    private readonly List<string> _words = [];
    private readonly List<string> _names = [];

    /// <summary>Takes an unknown word and what belongs to the same name; the place of the last piece taken.</summary>
    public int Take(ImmutableArray<Piece> pieces, int at, bool reference)
    {
        var name = new List<string> { pieces[at].Written };
        var joins = IsNamed(pieces[at]);
        while (joins && at + 1 < pieces.Length && IsNamed(pieces[at + 1])) name.Add(pieces[++at].Written);
        var list = joins && (reference || name.Count > 1) ? _names : _words;
        var word = string.Join(' ', name);
        if (word.Length > 1 && !list.Contains(word)) list.Add(word);
        return at;
    }

    public ImmutableArray<string> ToArray() => [.. _names.Concat(_words).Take(Most)];

    public IEnumerable<Decision> Remarks()
    {
        if (_names.Count > 0) yield return new Decision("words", $"not imitated: {string.Join(", ", _names.Take(Most))}", "names are not known here; words for how it sounds are");
        var left = _names.Count + _words.Count - Most;
        if (left > 0) yield return new Decision("words", $"{left} more words were not understood", "only the first are listed");
    }

    private static bool IsNamed(Piece piece) => piece is UnknownPiece { Named: true } or PhrasePiece { Named: true, Grammar: Grammar.None };
}
