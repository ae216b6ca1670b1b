using Cuewright.Engine.Music;

namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>Keys: "D minor", "F# dorian", "B flat major", "ré mineur", "d-moll", "ハ長調", "key of G", and "F#m" where it can be nothing else.</summary>
internal sealed class KeyReader(Vocabulary vocabulary)
{
    public KeyPiece? Read(List<PromptWord> words, int at, out int taken)
    {
        taken = 0;
        if (Note(words, at, out var tonic, out var length) is false) return null;
        var (mode, modeLength) = at + length < words.Count ? vocabulary.Longest(words, at + length) : (new Meaning(), 0);
        var before = at > 0 ? vocabulary.Longest(words, at - 1).Meaning : new Meaning();
        var announced = before.Grammar == Grammar.KeyOf || (at > 1 && vocabulary.Longest(words, at - 2) is { Length: 2, Meaning.Grammar: Grammar.KeyOf });
        if (modeLength > 0 && (mode.Scale ?? mode.Mode) is { } scale)
        {
            // "a minor setback" is no key; "in a minor" and "a minor, slow" are.
            var after = at + length + modeLength;
            var isArticle = words[at].Text == "a" && !announced && after < words.Count && !words[after].IsPause && (at == 0 || words[at - 1].Text != "in");
            if (isArticle) return null;
            taken = length + modeLength;
            return new KeyPiece(PieceReader.Written(words, at, taken), new Key(tonic, scale));
        }

        if (announced)
        {
            taken = length;
            return new KeyPiece(PieceReader.Written(words, at, taken), new Key(tonic, Mode.Ionian));
        }

        return ReadShort(words, at, announced, out taken);
    }

    /// <summary>"F#m", "Bbm", "Cm" after "in": with a sharp, a flat or an announcement it is no other word.</summary>
    private static KeyPiece? ReadShort(List<PromptWord> words, int at, bool announced, out int taken)
    {
        taken = 0;
        var text = words[at].Text;
        if (text.Length is < 2 or > 5 || !text.EndsWith('m') || !WrittenKey.TryParse(text, out var key)) return null;
        var clear = text.Length > 2 || announced || (at > 0 && words[at - 1].Text == "in" && words[at].IsCapitalised);
        if (!clear) return null;
        taken = 1;
        return new KeyPiece(words[at].Written, key);
    }

    private bool Note(List<PromptWord> words, int at, out int tonic, out int length)
    {
        (tonic, length) = (0, 1);
        var text = words[at].Text;
        if (text.Length <= 2 && WrittenKey.TryParse(text, out var key) && !text.EndsWith('m')) tonic = key.Tonic;
        else if (text.Length == 2 && text[1] is 'm') return WrittenKey.TryParse(text, out _);
        else if (text.Length > 2 && text.EndsWith('m') && WrittenKey.TryParse(text, out _)) return true;
        else if (vocabulary.Longest(words, at) is { Length: 1, Meaning.Note: { } note }) tonic = note;
        else return false;

        if (at + 1 >= words.Count) return true;
        var shift = vocabulary.Longest(words, at + 1).Meaning.Grammar switch { Grammar.Sharp => 1, Grammar.Flat => -1, _ => 0 };
        tonic = (tonic + shift + 12) % 12;
        length += Math.Abs(shift);
        return true;
    }
}
