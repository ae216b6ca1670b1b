using System.Collections.Frozen;
using System.Collections.Immutable;
using Cuewright.Engine.Data;

namespace Cuewright.Engine.Foley.Words;

/// <summary>
/// What is left of a word when it is one of many forms: knocks, knocked and knocking are knock; tyre is tire. By rule, and by a list
/// for what follows none. It need not be a word, only the same for all its forms.
/// </summary>
internal static class Stems
{
    private static readonly Lazy<FrozenDictionary<string, string>> Irregular = new(() => DataFile.Read<Dictionary<string, ImmutableArray<string>>>("irregular-forms.yaml")
        .SelectMany(pair => pair.Value.Select(form => (Form: form, Base: ByRule(pair.Key)))).ToFrozenDictionary(pair => pair.Form, pair => pair.Base));

    /// <param name="word">Folded: lower case, without accents.</param>
    public static string Of(string word) => Irregular.Value.TryGetValue(word, out var known) ? known : ByRule(word);

    private static string ByRule(string word)
    {
        if (word.Length <= 3 || !word.All(char.IsAsciiLetter)) return word;
        var stem = WithoutParticiple(WithoutPlural(word));
        if (stem.EndsWith("tre", StringComparison.Ordinal)) stem = stem[..^2] + "er";
        else if (stem.Length > 5 && stem.EndsWith("our", StringComparison.Ordinal)) stem = stem[..^2] + "r";

        // British and American doubles, and what doubles only before an ending.
        if (stem.Length > 3 && stem[^1] == stem[^2] && !IsVowel(stem[^1])) stem = stem[..^1];
        return stem.Length > 4 && stem[^1] == 'e' && Syllables(stem[..^1]) > 1 ? stem[..^1] : stem;
    }

    private static string WithoutPlural(string word)
    {
        if (word[^1] != 's' || word[^2] is 's' or 'u' or 'i') return word;
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal)) return word[..^3] + "y";
        return EndsWithAny(word, "sses", "shes", "ches", "xes", "zzes") ? word[..^2] : word[..^1];
    }

    private static string WithoutParticiple(string word)
    {
        if (word.EndsWith("ied", StringComparison.Ordinal) && word.Length > 4) return word[..^3] + "y";
        var cut = word.EndsWith("ing", StringComparison.Ordinal) ? 3 : word.EndsWith("ed", StringComparison.Ordinal) && !word.EndsWith("eed", StringComparison.Ordinal) ? 2 : 0;
        var stem = word[..^cut];
        return cut == 0 || stem.Length < 2 || Syllables(stem) == 0 ? word : LacksE(stem) ? stem + "e" : stem;
    }

    /// <summary>firing, rattling, squeezing, charging: the e of the base was dropped before the ending.</summary>
    private static bool LacksE(string stem)
    {
        if (stem.Length < 3) return false;
        var (before, last) = (stem[^2], stem[^1]);
        if (last is 'v' or 'c' || (last == 'z' && before != 'z')) return true;
        if (last == 'l') return before is 't' or 'd' or 'b' or 'g' or 'k' or 'p' or 'f' or 'z';
        if (last == 's') return before is 'n' or 'l' or 'r' or 'p' || (IsVowel(before) && Syllables(stem) == 1);
        if (last == 'g') return before is 'r' or 'd' || (IsVowel(before) && Syllables(stem) == 1);
        return Syllables(stem) == 1 && !IsVowel(last) && last is not ('w' or 'x' or 'y') && IsVowel(before) && !IsVowel(stem[^3]);
    }

    private static int Syllables(string word)
    {
        var count = 0;
        for (var i = 0; i < word.Length; i++) if (IsVowel(word[i]) && (i == 0 || !IsVowel(word[i - 1]))) count++;
        return count;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool EndsWithAny(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings) if (word.EndsWith(ending, StringComparison.Ordinal)) return true;
        return false;
    }
}
