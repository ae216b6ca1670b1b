using System.Collections.Frozen;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Briefing.Prompts;

namespace Cuewright.Engine.Foley.Words;

/// <summary>First reading: a text is cut into words, and each is told by what it does in its sentence. Slips of the pen are read as what was meant.</summary>
internal sealed class Tagger
{
    private readonly Kinship _kinship;
    private readonly SoundIndex _index;
    private readonly PlaceFinder[] _places;
    private readonly Spelling _spelling;
    private readonly FrozenSet<string> _words;

    public Tagger(SoundIndex index, Kinship kinship, params PlaceFinder[] places)
    {
        (_index, _kinship, _places) = (index, kinship, places);
        _words = index.Phrases.SelectMany(phrase => phrase.Words).ToFrozenSet();
        _spelling = new Spelling(_words.Union(index.AllStems));
    }

    public List<Token> Read(string text, List<Decision> remarks)
    {
        var words = PromptWords.Split(text);
        var tokens = new List<Token>(words.Count);
        for (var at = 0; at < words.Count;)
        {
            var word = words[at];
            if (word.IsPause)
            {
                tokens.Add(new Token(word.Text, word.Written, word.Text == "." ? Role.Stop : Role.Comma));
                at++;
            }
            else if (_index.JoinedLength(words, at) is > 0 and var joined)
            {
                for (var end = at + joined; at < end; at++) tokens.Add(Joined(words[at]));
            }
            else if (NumberWords.TryRead(word.Text, out var number, out var unit))
            {
                tokens.Add(new Token(word.Text, word.Written, Role.Number) { Number = number });
                if (unit is { } role) tokens.Add(new Token("", "", role));
                at++;
            }
            else
            {
                at += ReadPhrase(words, at, tokens, remarks);
            }
        }

        return tokens;
    }

    /// <summary>In "knife and fork" the and joins nothing that could stand alone.</summary>
    private static Token Joined(PromptWord word) => RoleWords.TryFind(word.Text, out var role, out var modifier) && role is not (Role.Modifier or Role.Filler) ? new Token(word.Text, word.Written, Role.Idle) : Token.Word(word, role, modifier);

    private int ReadPhrase(List<PromptWord> words, int at, List<Token> tokens, List<Decision> remarks)
    {
        for (var length = Math.Min(RoleWords.Longest, words.Count - at); length > 0; length--)
        {
            var phrase = length == 1 ? words[at].Text : string.Join(' ', words.Skip(at).Take(length).Select(word => word.Text));
            if (!RoleWords.TryFind(phrase, out var role, out var modifier)) continue;
            tokens.Add(length == 1 && role is Role.Modifier or Role.Filler ? Token.Word(words[at], role, modifier) : new Token(phrase, phrase, role) { Modifier = modifier });
            return length;
        }

        ReadContent(words[at], tokens, remarks);
        return 1;
    }

    private void ReadContent(PromptWord word, List<Token> tokens, List<Decision> remarks)
    {
        var token = Token.Word(word);
        if (!IsKnown(token))
        {
            if (_spelling.Nearest(word.Text) is { } meant)
            {
                remarks.Add(new Decision("words", $"\"{word.Written}\" is read as {meant}", "it looks like a slip of the pen"));
                token = Token.Word(meant, word.Written);
            }
            else if (Parted(word.Text) is var (first, second))
            {
                tokens.Add(Token.Word(first, word.Written));
                token = Token.Word(second, "");
            }
        }

        tokens.Add(token);
    }

    private bool IsKnown(Token token) =>
        _index.Has(token.Stem) || _kinship.Has(token.Stem) || Array.Exists(_places, place => place.Has(token.Text)) || MusicWords.AskFor(token.Stem) || Verbs.IsOne(token.Stem);

    /// <summary>A compound of two known words: thunderclap, dogbark.</summary>
    private (string First, string Second)? Parted(string word)
    {
        const int Shortest = 3;
        for (var cut = Shortest; cut <= word.Length - Shortest && word.Length <= 24; cut++)
        {
            var (first, second) = (word[..cut], word[cut..]);
            if (_words.Contains(first) && (_words.Contains(second) || (second[^1] == 's' && _words.Contains(second[..^1])))) return (first, second);
        }

        return null;
    }
}
