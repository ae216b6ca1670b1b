using System.Globalization;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Mastering;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Server.Worker;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>
/// What our engine takes beyond the protocol. Unmodified clients can send any query parameter, so they stand there; a form
/// may hold them too.
/// </summary>
internal static class QueryWishes
{
    public const long LargestSeed = int.MaxValue;

    private static readonly (string Name, string Accepted, Func<Work, string, Work?> Read)[] Parameters =
    [
        ("seed", $"a whole number from 0 to {LargestSeed}", (work, text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) && seed <= LargestSeed ? work with { Seed = (ulong)seed } : null),
        ("prompt_influence", "a number from 0 to 1", (work, text) => Share(text) is { } share ? Wish(work, wishes => wishes with { PromptInfluence = share }) : null),
        ("sync", "a number from 0 to 1", (work, text) => Share(text) is { } share ? Wish(work, wishes => wishes with { Sync = share }) : null),
        ("negative_prompt", "words", (work, text) => Wish(work, wishes => wishes with { Negative = text })),
        ("bpm", "a number from 30 to 300", (work, text) => Number(text) is >= 30 and <= 300 and var bpm ? Wish(work, wishes => wishes with { Bpm = bpm }) : null),
        ("key", "a key like \"D minor\"", (work, text) => WrittenKey.TryParse(text, out var key) ? Wish(work, wishes => wishes with { Key = key }) : null),
        ("style", $"one of {string.Join(", ", StyleLibrary.Names)}, or two joined by +", (work, text) => StyleLibrary.NameOf(text) is { } style ? Wish(work, wishes => wishes with { Style = style }) : null),
        ("redo", WrittenChanges.RedoAccepted, (work, text) => Change(work, text, (changes, one) => WrittenChanges.TryRedo(one, out var redo) ? changes with { Redo = changes.Redo.Add(redo) } : null)),
        ("mute", "parts, roles or instruments", (work, text) => Change(work, text, (changes, one) => WrittenChanges.IsPart(one) ? changes with { Mute = changes.Mute.Add(one) } : null)),
        ("swap", WrittenChanges.SwapAccepted, (work, text) => Change(work, text, (changes, one) => WrittenChanges.TrySwap(one, out var swap) ? changes with { Swap = changes.Swap.Add(swap) } : null)),
        ("loudness", "a number of LUFS from -40 to -6 or the name of a platform", (work, text) => LoudnessTarget.TryParse(text, out var target) ? work with { Loudness = target } : null),
    ];

    /// <param name="work">What is known so far.</param>
    /// <param name="query">The value of a query parameter, or null.</param>
    /// <param name="form">The value of a form field, or null; it counts where the query says nothing.</param>
    /// <exception cref="FaultyRequestException">Some cannot be read.</exception>
    public static Work Add(Work work, Func<string, string?> query, Func<string, string?> form)
    {
        var faults = new List<ElevenFault>();
        foreach (var (name, accepted, read) in Parameters)
        {
            var (text, place) = query(name) is { Length: > 0 } asked ? (asked, "query") : (form(name), "body");
            if (string.IsNullOrEmpty(text)) continue;
            if (read(work, text) is { } known) work = known;
            else faults.Add(new ElevenFault(ElevenFault.Value, [place, name], $"'{name}' is '{text}'; accepted is {accepted}."));
        }

        return faults.Count == 0 ? work : throw new FaultyRequestException([.. faults]);
    }

    /// <summary>Several are parted by commas.</summary>
    private static Work? Change(Work work, string text, Func<Changes, string, Changes?> add)
    {
        Changes? changes = work.Wishes.Changes;
        foreach (var one in text.Split(',', StringSplitOptions.TrimEntries)) changes = changes is null ? null : add(changes, one);
        return changes is null ? null : Wish(work, wishes => wishes with { Changes = changes });
    }

    private static Work Wish(Work work, Func<Wishes, Wishes> set) => work with { Wishes = set(work.Wishes) };

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static double? Share(string text) => Number(text) is >= 0 and <= 1 and var share ? share : null;
}
