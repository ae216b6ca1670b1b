namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>Finds the known word that a mistyped one stands for: one letter wrong, missing, too many, or two exchanged.</summary>
internal sealed class Spelling
{
    /// <summary>In shorter words one letter more often makes another word than a mistake.</summary>
    private const int ShortestWord = 7;

    /// <summary>Two letters exchanged are a mistake in shorter words too.</summary>
    private const int ShortestExchange = 5;

    /// <summary>By first letter and length: the first letter is seldom wrong.</summary>
    private readonly Dictionary<(char First, int Length), List<string>> _words = [];

    public Spelling(IEnumerable<string> phrases)
    {
        foreach (var word in phrases.Where(phrase => phrase.Length >= ShortestExchange && phrase.All(char.IsAsciiLetter)))
        {
            var shelf = (word[0], word.Length);
            if (!_words.TryGetValue(shelf, out var list)) _words[shelf] = list = [];
            list.Add(word);
        }
    }

    public string? Nearest(string word)
    {
        if (word.Length < ShortestExchange || !word.All(char.IsAsciiLetter)) return null;
        if (Shelf(word, word.Length).Find(known => IsExchanged(known, word)) is { } exchanged) return exchanged;
        for (var length = Math.Max(ShortestWord, word.Length - 1); length <= word.Length + 1; length++)
        {
            if (Shelf(word, length).Find(known => IsOneLetterFrom(known, word)) is { } found) return found;
        }

        return null;
    }

    private List<string> Shelf(string word, int length) => _words.TryGetValue((word[0], length), out var shelf) ? shelf : [];

    private static bool IsExchanged(string known, string word)
    {
        var same = known.AsSpan().CommonPrefixLength(word);
        return same <= word.Length - 2 && known[same] == word[same + 1] && known[same + 1] == word[same]
            && known.AsSpan(same + 2).SequenceEqual(word.AsSpan(same + 2));
    }

    private static bool IsOneLetterFrom(string known, string word)
    {
        var same = known.AsSpan().CommonPrefixLength(word);
        return known.AsSpan(Math.Min(known.Length, same + (known.Length >= word.Length ? 1 : 0)))
            .SequenceEqual(word.AsSpan(Math.Min(word.Length, same + (word.Length >= known.Length ? 1 : 0))));
    }
}
