namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>First reading: words become phrases, numbers with units, pauses. The longest known phrase is taken first.</summary>
internal sealed class PieceReader(Vocabulary vocabulary)
{
    private readonly NumberReader _numbers = new(vocabulary);
    private readonly KeyReader _keys = new(vocabulary);

    /// <param name="text">A prompt.</param>
    /// <param name="corrected">Takes what was mistyped and what it is read as.</param>
    public List<Piece> Read(string text, Action<string, string> corrected)
    {
        var words = PromptWords.Split(text);
        // Where everything is shouted, capitals tell no names.
        var names = text.Any(char.IsLower);
        var pieces = new List<Piece>();
        for (var at = 0; at < words.Count;)
        {
            if (words[at].IsPause)
            {
                pieces.Add(new PausePiece(words[at].Text));
                at++;
            }
            else if (_keys.Read(words, at, out var taken) is { } key)
            {
                pieces.Add(key);
                at += taken;
            }
            else if (_numbers.Read(words, at, out taken) is { } number)
            {
                pieces.Add(number);
                at += taken;
            }
            else
            {
                at += ReadPhrase(words, at, pieces, names, corrected);
            }
        }

        return pieces;
    }

    private int ReadPhrase(List<PromptWord> words, int at, List<Piece> pieces, bool names, Action<string, string> corrected)
    {
        var word = words[at];
        // The first word of a sentence has a capital anyway, unless another follows.
        var named = names && word.IsCapitalised && ((at > 0 && !words[at - 1].IsPause) || (at + 1 < words.Count && words[at + 1].IsCapitalised));
        var (meaning, length) = vocabulary.Longest(words, at);
        if (length > 0)
        {
            pieces.Add(new PhrasePiece(Written(words, at, length), meaning, word.Weight, named));
            return length;
        }

        if (vocabulary.Corrected(word.Text) is { } meant && vocabulary.Find(meant) is { } known)
        {
            // A stop word written wrong is not worth a remark.
            if (known.Grammar != Grammar.Plain) corrected(word.Written, meant);
            pieces.Add(new PhrasePiece(meant, known, word.Weight, named));
            return 1;
        }

        if (!char.IsLetter(word.Text[0]) && !(word.IsNumber && word.Text.Length > 1)) return 1;
        // Single characters of a script without blanks are one unknown word, not many.
        if (Letters.IsUnspaced(word.Text[0]) && pieces.Count > 0 && pieces[^1] is UnknownPiece before && Letters.IsUnspaced(before.Written[^1]))
        {
            pieces[^1] = before with { Written = before.Written + word.Written };
        }
        else
        {
            pieces.Add(new UnknownPiece(word.Written, named));
        }

        return 1;
    }

    internal static string Written(List<PromptWord> words, int at, int length) =>
        string.Join(Letters.IsUnspaced(words[at].Text[0]) ? "" : " ", words.Skip(at).Take(length).Select(word => word.Written.ToLowerInvariant()));
}
