using System.Text;
using System.Text.RegularExpressions;

namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>
/// One word of a prompt, folded for comparing and as it was written, with the weight of "(word:1.3)". Punctuation that
/// parts thoughts stands as a word of its own: "," a breath, "." a stop, ":" an announcement, "-" a range of numbers.
/// </summary>
internal readonly record struct PromptWord(string Text, string Written, double Weight = 1)
{
    public bool IsPause => Text is "," or "." or ":";

    public bool IsNumber => char.IsAsciiDigit(Text[0]);

    public bool IsCapitalised => char.IsUpper(Written[0]);
}

/// <summary>
/// Cuts a prompt into words. Hyphens part words ("lo-fi" is "lo fi" on both sides), signs inside numbers do not
/// ("3/4", "1:30", "97.5"). Scripts without blanks are cut into single characters, which makes phrases of them too.
/// </summary>
internal static partial class PromptWords
{
    private static readonly HashSet<string> Elided = ["l", "d", "j", "n", "c", "m", "t", "s", "qu"];

    public static List<PromptWord> Split(string text)
    {
        var words = new List<PromptWord>();
        MatchCollection? weights = text.Contains('(') ? WeightedGroup().Matches(text) : null;
        var group = 0;
        var word = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            while (group < weights?.Count && i >= weights[group].Index + weights[group].Length) group++;
            var weighed = group < weights?.Count && i >= weights[group].Index ? weights[group] : null;
            if (weighed is not null && i == weighed.Groups["weight"].Index - 1)
            {
                // The ":1.3)" has been read already.
                Close(weighed);
                i = weighed.Index + weighed.Length - 1;
                continue;
            }

            var c = text[i];
            var next = i + 1 < text.Length ? text[i + 1] : ' ';
            if (BelongsToWord(c, next, word))
            {
                if (word.Length > 0 && (Letters.IsUnspaced(c) || Letters.IsUnspaced(word[^1]))) Close(weighed);
                word.Append(c);
            }
            else if (c is '\'' or '’' or '`')
            {
                // "don't" is one word, "l'amour" is two.
                if (Elided.Contains(word.ToString().ToLowerInvariant())) Close(weighed);
            }
            else if (IsPicture(text, i, out var length))
            {
                Close(weighed);
                words.Add(new PromptWord(text.Substring(i, length), text.Substring(i, length), Weight(weighed)));
                i += length - 1;
            }
            else
            {
                Close(weighed);
                Punctuate(words, text, i);
            }
        }

        Close(null);
        while (words.Count > 0 && words[^1].IsPause) words.RemoveAt(words.Count - 1);
        return words;

        void Close(Match? weighed)
        {
            var written = word.ToString();
            // An accent that lost its letter folds to nothing.
            if (Letters.Fold(written) is { Length: > 0 } folded) words.Add(new PromptWord(folded, written, Weight(weighed)));

            word.Clear();
        }
    }

    private static double Weight(Match? weighed) =>
        weighed is null ? 1 : Math.Clamp(double.Parse(weighed.Groups["weight"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), 0, 2);

    private static bool BelongsToWord(char c, char next, StringBuilder word)
    {
        if (char.IsLetterOrDigit(c) || Letters.IsCombining(c) || c is '々' or '♯' or '♭') return true;
        // The sharp of a note; a hashtag's sign is none.
        if (c == '#') return word.Length == 1 && char.ToLowerInvariant(word[0]) is >= 'a' and <= 'g';
        return c is '.' or '/' or ':' or ',' && word.Length > 0 && char.IsAsciiDigit(word[^1]) && char.IsAsciiDigit(next);
    }

    /// <summary>Emoji: some of them say what they mean.</summary>
    private static bool IsPicture(string text, int at, out int length)
    {
        length = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
        return length == 2 || text[at] is >= '\u2600' and <= '\u27BF';
    }

    private static void Punctuate(List<PromptWord> words, string text, int at)
    {
        var sign = text[at] switch
        {
            ',' or '，' or '、' or '(' or ')' or '（' or '）' or '"' or '“' or '”' or '「' or '」' or '[' or '【' => ",",
            ';' or '.' or '!' or '?' or '\n' or '。' or '！' or '？' or '|' or '．' => ".",
            ':' or '：' or ']' or '】' => ":",
            '-' or '–' or '—' or '~' or '〜' or '～' => Dash(words, text, at),
            '&' => "and",
            '@' => "at",
            _ => "",
        };
        if (sign.Length == 0) return;
        if (sign is not ("," or "." or ":"))
        {
            words.Add(new PromptWord(sign, text[at].ToString()));
            return;
        }

        if (words.Count == 0) return;
        // Of several signs in a row the strongest counts.
        if (!words[^1].IsPause) words.Add(new PromptWord(sign, sign));
        else if (words[^1].Text == "," || sign == ".") words[^1] = new PromptWord(sign, sign);
    }

    /// <summary>Between numbers a range, between blanks a pause, else it joins two words.</summary>
    private static string Dash(List<PromptWord> words, string text, int at)
    {
        var after = text.AsSpan(at + 1).TrimStart();
        if (words.Count > 0 && words[^1].IsNumber && after.Length > 0 && char.IsAsciiDigit(after[0])) return "-";
        return text[at] == '—' || (at > 0 && char.IsWhiteSpace(text[at - 1]) && after.Length < text.Length - at - 1) ? "," : "";
    }

    [GeneratedRegex(@"\([^():]{1,80}:\s*(?<weight>[0-9](\.[0-9]+)?)\s*\)")]
    private static partial Regex WeightedGroup();
}
