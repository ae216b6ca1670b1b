using System.Collections.Immutable;
using System.Globalization;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Cues;

namespace Cuewright.Server.Apis.ElevenLabs.Plans;

/// <summary>A stretch of a plan, and what is wanted in it besides what is wanted everywhere.</summary>
internal sealed record PlannedSection(string Name, int DurationMs, ImmutableArray<string> Positive, ImmutableArray<string> Negative);

/// <summary>A composition plan in either of its two shapes: words for the whole, and the form.</summary>
internal sealed record SongPlan(ImmutableArray<string> Positive, ImmutableArray<string> Negative, ImmutableArray<PlannedSection> Sections)
{
    public const int ShortestSectionMs = 3_000;
    public const int LongestSectionMs = 120_000;

    /// <summary>How full a section is, in words that are understood as the same again.</summary>
    private static readonly ImmutableArray<string> Energies = ["almost nothing", "low energy", "medium energy", "full", "full power"];

    public int DurationMs => Sections.Sum(section => section.DurationMs);

    /// <summary>
    /// What is said of one section is also said of the whole, so that its instruments are in the piece; before the words for
    /// all, since of two that contradict each other the later one counts.
    /// </summary>
    public Wishes ToWishes()
    {
        var starts = new double[Sections.Length];
        for (var i = 1; i < starts.Length; i++) starts[i] = starts[i - 1] + (Sections[i - 1].DurationMs / 1000.0);
        return new Wishes
        {
            Prompt = string.Join(", ", Sections.SelectMany(section => section.Positive).Except(Energies).Concat(Positive)),
            Negative = string.Join(", ", Negative),
            PromptInfluence = 1,
            Segments =
            [
                .. Sections.Select((section, i) => new Segment
                {
                    Start = starts[i],
                    Label = section.Name,
                    Prompt = string.Join(", ", section.Positive.Concat(section.Negative.Select(style => $"no {style}"))),
                }),
            ],
        };
    }

    /// <summary>What would be composed.</summary>
    public static SongPlan Of(Wishes wishes, Brief brief, int durationMs) => new(
        Styles(wishes, brief.Style, brief.Tempo.Bpm, brief.Key.ToString()),
        [.. Phrases(wishes.Negative).Concat(Denied(wishes.Prompt)).Union(brief.Excluded)],
        Cut([.. brief.Sections.Select(section => new Stretch(section.Label, section.StartSeconds, section.Energy, section.Prompt, section.Excluded))], durationMs));

    /// <summary>What was composed.</summary>
    public static SongPlan Of(Wishes wishes, CueSheet sheet) => new(
        Styles(wishes, sheet.Style, sheet.Tempos[0].Bpm, sheet.Key),
        [.. Phrases(wishes.Negative).Union(Denied(wishes.Prompt))],
        Cut([.. sheet.Sections.Select(section => new Stretch(section.Label, section.Start, section.Energy, null, []))], (int)Math.Round(sheet.Duration * 1000)));

    private static ImmutableArray<string> Styles(Wishes wishes, string style, double bpm, string key) =>
        [.. Phrases(wishes.Prompt).Where(phrase => !IsDenied(phrase)).Concat(style.Replace('-', ' ').Split('+')).Append(string.Create(CultureInfo.InvariantCulture, $"{bpm:0} bpm")).Append(key).Distinct(StringComparer.OrdinalIgnoreCase).TakeLast(50)];

    /// <summary>Sections that are too short for the protocol belong to the one before; too long ones are told in equal pieces.</summary>
    private static ImmutableArray<PlannedSection> Cut(ImmutableArray<Stretch> stretches, int durationMs)
    {
        var sections = ImmutableArray.CreateBuilder<PlannedSection>();
        var open = stretches[0];
        var from = 0;
        foreach (var next in stretches.Skip(1))
        {
            var at = (int)Math.Round(next.StartSeconds * 1000);
            if (at - from < ShortestSectionMs || durationMs - at < ShortestSectionMs) continue;
            Close(at);
            (open, from) = (next, at);
        }

        Close(durationMs);
        return sections.ToImmutable();

        void Close(int end)
        {
            var pieces = ((end - from - 1) / LongestSectionMs) + 1;
            for (var i = 0; i < pieces; i++)
            {
                var (start, stop) = (from + (int)((long)(end - from) * i / pieces), from + (int)((long)(end - from) * (i + 1) / pieces));
                sections.Add(new PlannedSection(open.Label, stop - start, [.. Said(open).Append(Energies[Math.Clamp(open.Energy, 1, 5) - 1]).Distinct()], open.Silent));
            }
        }
    }

    /// <summary>What was asked of a section, but for what must not sound there and how full it is: both are told anew.</summary>
    private static IEnumerable<string> Said(Stretch stretch) => Phrases(stretch.Prompt ?? "").Except(Energies).Where(phrase => !IsDenied(phrase));

    private static IEnumerable<string> Denied(string prompt) => Phrases(prompt).Where(IsDenied).Select(phrase => phrase["no ".Length..]);

    private static bool IsDenied(string phrase) => phrase.StartsWith("no ", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Phrases(string text) =>
        text.Split([',', ';', '.', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase);

    private sealed record Stretch(string Label, double StartSeconds, int Energy, string? Prompt, ImmutableArray<string> Silent);
}
