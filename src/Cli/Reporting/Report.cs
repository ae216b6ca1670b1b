using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Cues;
using Cuewright.Engine.Data;
using Cuewright.Engine.Pipeline;

namespace Cuewright.Cli.Reporting;

/// <summary>What was seen, what was written and why this music: in a few plain sentences, or as JSON.</summary>
internal static class Report
{
    public static string AsJson(JobResult result) => JsonSerializer.Serialize(
        new
        {
            Clip = result.Clip,
            Seen = result.Analysis?.Description,
            Takes = result.Takes.Select(take => new { take.Files, take.CueSheet, take.Effects }),
        },
        ReadableJson.Options);

    public static string InWords(JobResult result)
    {
        var text = new StringBuilder();
        if (result.Analysis is { } seen) text.Append("\nSeen    ").Append(Indented(seen.Description)).Append('\n');
        if (result.Clip is { HasSound: true } && result.Takes.All(take => take.CueSheet?.Sound is null or { Kept: "none" })) text.Append("        The clip's own sound is replaced.\n");
        foreach (var take in result.Takes)
        {
            if (take.CueSheet is { } sheet)
            {
                text.Append(CultureInfo.InvariantCulture, $"\nMusic   \"{sheet.Title}\". {Indented(sheet.Summary)}\n");
                Tell(text, sheet.Decisions);
                if (Sync(sheet) is { } sync) text.Append("Sync    ").Append(sync).Append('\n');
            }

            if ((take.CueSheet?.Effects ?? take.Effects?.Effects) is { } effects) text.Append("\nEffects ").Append(Indented(EffectsTold.Of(effects))).Append('\n');
            Tell(text, take.Effects?.Decisions ?? []);
            text.Append(CultureInfo.InvariantCulture, $"Written {Path.GetRelativePath(Environment.CurrentDirectory, take.Files.Output)}");
            if ((take.CueSheet?.Loudness ?? take.Effects?.Loudness) is { } loudness) text.Append(CultureInfo.InvariantCulture, $" ({loudness.IntegratedLufs:0.0} LUFS, peak {loudness.TruePeakDb:0.0} dBTP)");
            text.Append('\n');
            foreach (var extra in take.Files.Folders.Concat(take.Files.Papers))
            {
                text.Append(CultureInfo.InvariantCulture, $"        {Path.GetRelativePath(Environment.CurrentDirectory, extra)}\n");
            }
        }

        return text.ToString();
    }

    private static void Tell(StringBuilder text, ImmutableArray<Decision> decisions)
    {
        foreach (var decision in decisions)
        {
            text.Append(CultureInfo.InvariantCulture, $"        {Capital(decision.What)}: {decision.Choice}; {decision.Because}.\n");
        }
    }

    private static string? Sync(CueSheet sheet)
    {
        var hard = sheet.Hits.Where(hit => hit.Hard).ToArray();
        if (hard.Length == 0) return null;
        var times = string.Join(", ", hard.Take(8).Select(hit => $"{HitWords.Of(hit.Kind)} at {hit.Time.ToString("0.00", CultureInfo.InvariantCulture)} s (bar {hit.Bar}, beat {hit.Beat})"));
        var more = hard.Length > 8 ? $" and {hard.Length - 8} more" : "";
        return $"{(hard.Length == 1 ? "1 moment is" : $"{hard.Length} moments are")} met to the frame: {times}{more}.";
    }

    private static string Indented(string text) => text.ReplaceLineEndings("\n        ");

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
