using System.Collections.Immutable;
using System.Globalization;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Briefing.Prompts;

namespace Cuewright.Engine.Briefing;

/// <summary>Lays the sections that a prompt names out in time: those with a place at their place, the others between them.</summary>
internal static class SaidForm
{
    /// <summary>Sections closer than this are one.</summary>
    private const double LeastSeconds = 1;

    /// <summary>A boundary that was not placed by anyone goes to a change of the picture this near, as a share of the length.</summary>
    private const double SnapShare = 0.1;

    /// <summary>What is said to come last begins no earlier than this.</summary>
    private const double LateShare = 0.8;

    /// <param name="words">What was said.</param>
    /// <param name="clip">What was seen, for the sections that begin at something in the picture.</param>
    /// <param name="snaps">Whether boundaries that nobody placed go to a change of the picture.</param>
    /// <param name="usualEnergy">Of sections that name none.</param>
    /// <param name="length">In seconds.</param>
    public static Form Lay(PromptReading words, ClipAnalysis? clip, bool snaps, int usualEnergy, double length)
    {
        var decisions = new List<Decision>();
        var places = Placed(words.Sections, clip, length, decisions);
        var starts = Spread(words.Sections, places, length);
        var sections = new List<BriefSection>();
        var exact = new List<double>();
        foreach (var (section, place, start) in words.Sections.Zip(places, starts).OrderBy(entry => entry.Third))
        {
            var at = place is null && snaps && clip is not null ? Snapped(start, clip, length) : start;
            if (at > length - LeastSeconds)
            {
                decisions.Add(new Decision("form", $"\"{section.Label ?? section.Words}\" is left out", string.Create(CultureInfo.InvariantCulture, $"it would begin at {at:0.#} s and the music lasts {length:0.#} s")));
                continue;
            }

            if (sections.Count > 0 && at - sections[^1].StartSeconds < LeastSeconds) continue;
            if (at >= LeastSeconds && sections.Count == 0) sections.Add(Before(words, section, usualEnergy));
            sections.Add(new BriefSection(sections.Count == 0 ? 0 : at, section.Label ?? $"Part {sections.Count + 1}", section.Energy ?? usualEnergy, section.Words) { Excluded = section.Reading.Excluded });
            if (sections.Count > 1 && place is not null && section.StartShare is null) exact.Add(at);
        }

        FillGaps(sections, words.Sections, usualEnergy, length);
        return new Form([.. sections], [.. decisions.Distinct()], [.. exact]);
    }

    /// <summary>What stands before the first section that was placed: less of everything, and without those who enter later.</summary>
    private static BriefSection Before(PromptReading words, PromptSection first, int usualEnergy) =>
        new(0, "Opening", Math.Clamp(Math.Min(usualEnergy, (first.Energy ?? usualEnergy) - 1), 1, 5)) { Excluded = words.Entering };

    /// <summary>When each section begins, as far as that was said: null where it was not.</summary>
    private static double?[] Placed(ImmutableArray<PromptSection> sections, ClipAnalysis? clip, double length, List<Decision> decisions)
    {
        var places = new double?[sections.Length];
        for (var i = 0; i < sections.Length; i++)
        {
            var section = sections[i];
            var earlier = i > 0 ? places[i - 1] : null;
            places[i] = section switch
            {
                { StartSeconds: < 0 and var fromEnd } => Math.Max(0, length + fromEnd),
                { StartSeconds: { } seconds } => seconds,
                { StartShare: { } share } => share * length,
                { Moment: { } moment } => MomentSearch.Find(moment, clip, earlier ?? 0, length, decisions),
                _ => i > 0 && sections[i - 1] is { LastsSeconds: { } lasts } && (earlier ?? (i == 1 ? 0 : null)) is { } start ? start + lasts
                    : i > 0 ? sections[i - 1].EndSeconds : null,
            };
        }

        return places;
    }

    /// <summary>Sections without a place: where such a section usually begins if that keeps the order, else evenly between their neighbours.</summary>
    private static double[] Spread(ImmutableArray<PromptSection> sections, double?[] places, double length)
    {
        var starts = new double[sections.Length];
        for (var i = 0; i < sections.Length;)
        {
            if (places[i] is { } place)
            {
                starts[i++] = place;
                continue;
            }

            var end = i;
            while (end < sections.Length && places[end] is null) end++;
            var from = i == 0 ? 0 : starts[i - 1];
            var to = end < sections.Length && places[end] > from ? places[end]!.Value : length;
            SpreadRun(sections, starts, i, end, from, to, length);
            i = end;
        }

        return starts;
    }

    private static void SpreadRun(ImmutableArray<PromptSection> sections, double[] starts, int first, int end, double from, double to, double length)
    {
        // What comes last in words comes late in time.
        if (end == sections.Length && sections[end - 1].UsualShare is >= LateShare and var late && late * length > from && end - first > 1)
        {
            starts[--end] = late * length;
            to = starts[end];
        }

        var usual = Enumerable.Range(first, end - first).Select(i => sections[i].UsualShare * length).ToArray();
        var fits = usual.All(at => at >= from && at < to) && (first == 0 || usual[0] > from) && usual.Zip(usual.Skip(1)).All(pair => pair.First < pair.Second);
        var lead = first == 0 ? 0 : 1;
        for (var i = first; i < end; i++)
        {
            starts[i] = fits ? usual[i - first]!.Value : from + ((to - from) * (i - first + lead) / (end - first + lead));
        }

        // Whatever opens the piece opens it at once.
        if (first == 0 && end > 1) starts[0] = 0;
    }

    private static double Snapped(double start, ClipAnalysis clip, double length)
    {
        var near = clip.Shots.Skip(1).Where(shot => Math.Abs(shot.StartSeconds - start) <= SnapShare * length).ToArray();
        return start <= 0 || near.Length == 0 ? start : near.MinBy(shot => Math.Abs(shot.StartSeconds - start) / (0.2 + shot.Confidence))!.StartSeconds;
    }

    /// <summary>Where a section was said to end and nothing follows, the piece goes on as a whole would.</summary>
    private static void FillGaps(List<BriefSection> sections, ImmutableArray<PromptSection> said, int usualEnergy, double length)
    {
        foreach (var section in said.Where(section => section is { StartSeconds: >= 0, EndSeconds: not null }))
        {
            var end = section.EndSeconds!.Value;
            var next = sections.FindIndex(other => other.StartSeconds > section.StartSeconds);
            var free = (next < 0 ? length : sections[next].StartSeconds) - end;
            if (free < 2 * LeastSeconds) continue;
            sections.Insert(next < 0 ? sections.Count : next, new BriefSection(end, next < 0 ? "Close" : "Theme", usualEnergy));
        }
    }
}
