using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Cuewright.Engine.Briefing;

/// <summary>
/// A prompt that names several directions, one for each take: "Three directions. First: strings. Second: synth bass. No
/// vocals in any." What stands before the list and what is said of all of them holds for each.
/// </summary>
internal sealed partial record Directions(string Before, ImmutableArray<string> Each, string ForAll)
{
    /// <summary>The words that hold for a take, and what it was told apart by; more takes than directions begin again with the first.</summary>
    public string For(int take) => $"{Before} {Each[take % Each.Length]}. {ForAll}".Trim();

    /// <summary>Null where the prompt names one direction only, as most do.</summary>
    public static Directions? Of(string prompt)
    {
        var announced = Announcement().Match(prompt);
        if (!announced.Success) return null;
        var list = prompt[(announced.Index + announced.Length)..];
        var marks = Mark().Matches(list).ToArray();
        if (marks.Length < 2) return null;
        var each = marks.Select((mark, i) => list[(mark.Index + mark.Length)..(i + 1 < marks.Length ? marks[i + 1].Index : list.Length)].Trim(' ', '.', ',', ';', '\n', '\r', '-')).ToArray();
        var last = Sentences().Split(each[^1]);
        var all = last.Skip(1).Where(sentence => OfAll().IsMatch(sentence)).ToArray();
        each[^1] = string.Join(" ", last.Except(all)).TrimEnd('.');
        return new Directions(prompt[..announced.Index].Trim(), [.. each], string.Join(" ", all.Select(sentence => OfAll().Replace(sentence, ""))));
    }

    [GeneratedRegex(@"\b(?:give me |make |write |i want )?(?:two|three|four|five|[2-5])\s+(?:(?:different|distinct|separate|creative|possible)\s+)*(?:directions|versions|options|variants|variations|ideas|takes)\b\s*[.:,;–-]*", RegexOptions.IgnoreCase)]
    private static partial Regex Announcement();

    [GeneratedRegex(@"(?<=^|[\s,;(])(?:(?:direction|option|version|variant|variation|idea|take)\s+)?(?:the\s+)?(?:first|second|third|fourth|fifth|one|two|three|four|five|[1-5]|[a-e])(?:\s+(?:direction|option|version|variant|variation|idea|take|one))?\s*(?:[:)–](?!\d)|\.(?=\s))", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    [GeneratedRegex(@"(?<=[.!?])\s+")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"\s*\b(?:in|for|of|with)?\s*(?:any|all|each|every one|both|none|every)(?: of (?:them|these))?\b", RegexOptions.IgnoreCase)]
    private static partial Regex OfAll();
}
