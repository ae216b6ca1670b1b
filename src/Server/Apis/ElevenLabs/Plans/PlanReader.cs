using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Cuewright.Server.Apis.ElevenLabs.Plans;

/// <summary>Reads plans of both shapes. What we cannot do of a plan (words to sing, songs to build upon) is a mistake in it, not passed over.</summary>
internal static partial class PlanReader
{
    private const int MostSections = 30;
    private const int MostStyles = 50;
    private const int LongestText = 6_000;
    private const int LongestName = 100;
    private const int ShortestMs = 3_000;
    private const int LongestMs = 600_000;
    private const string NoVoice = "Nothing is sung here, so there is no use for lines of lyrics; leave them out.";

    /// <summary>True for the shape of the second models.</summary>
    public static bool IsInChunks(Members plan) => plan.Has("chunks");

    /// <summary>Null when it cannot be read; the mistakes are noted.</summary>
    public static SongPlan? Read(Members plan)
    {
        var read = IsInChunks(plan) ? Chunks(plan) : Sections(plan);
        if (read is not null && read.DurationMs is < ShortestMs or > LongestMs) plan.Fault(IsInChunks(plan) ? "chunks" : "sections", $"The plan lasts {read.DurationMs} ms; accepted are {ShortestMs} to {LongestMs}.");
        return read;
    }

    private static SongPlan? Sections(Members plan)
    {
        if (plan.Objects("sections", MostSections) is not { } sections)
        {
            if (!plan.Has("sections")) plan.Fault("sections", "Field required", ElevenFault.Missing);
            return null;
        }

        return new SongPlan(plan.Texts("positive_global_styles", MostStyles), plan.Texts("negative_global_styles", MostStyles), [.. sections.Select(Section)]);
    }

    private static PlannedSection Section(Members section)
    {
        RefuseSongs(section, "source_from");
        if (section.Texts("lines", MostSections).Length > 0) section.Fault("lines", NoVoice);
        return new PlannedSection(
            section.Text("section_name", LongestName)?.Trim() ?? "",
            Duration(section),
            section.Texts("positive_local_styles", MostStyles),
            section.Texts("negative_local_styles", MostStyles));
    }

    /// <summary>What every chunk says is said of the whole.</summary>
    private static SongPlan? Chunks(Members plan)
    {
        if (plan.Objects("chunks", MostSections) is not { } chunks) return null;
        var read = chunks.Select(Chunk).ToArray();
        var (positive, negative) = (Common(read, chunk => chunk.Positive), Common(read, chunk => chunk.Negative));
        return new SongPlan(positive, negative, [.. read.Select(chunk => chunk with { Positive = chunk.Positive.RemoveRange(positive), Negative = chunk.Negative.RemoveRange(negative) })]);
    }

    private static ImmutableArray<string> Common(PlannedSection[] chunks, Func<PlannedSection, ImmutableArray<string>> styles) =>
        [.. styles(chunks[0]).Where(style => chunks.All(chunk => styles(chunk).Contains(style))).Distinct()];

    private static PlannedSection Chunk(Members chunk)
    {
        RefuseSongs(chunk, "song_id");
        RefuseSongs(chunk, "conditioning_ref");
        var text = chunk.Text("text", LongestText) ?? "";
        if (Marks().Replace(text, "").Trim().Length > 0) chunk.Fault("text", NoVoice + " A [Section] and {directions} are taken.");
        var marks = Marks().Matches(text);
        return new PlannedSection(
            string.Join(", ", marks.Where(mark => mark.Groups[1].Success).Select(mark => mark.Groups[1].Value.Trim())),
            Duration(chunk),
            [.. chunk.Texts("positive_styles", MostStyles), .. marks.Where(mark => mark.Groups[2].Success).Select(mark => mark.Groups[2].Value.Trim())],
            chunk.Texts("negative_styles", MostStyles));
    }

    private static void RefuseSongs(Members section, string name)
    {
        if (section.Has(name)) section.Fault(name, $"Earlier songs cannot be built upon here yet; leave '{name}' out.");
    }

    private static int Duration(Members section)
    {
        if (!section.Has("duration_ms")) section.Fault("duration_ms", "Field required", ElevenFault.Missing);
        return section.Whole("duration_ms", SongPlan.ShortestSectionMs, SongPlan.LongestSectionMs) ?? SongPlan.ShortestSectionMs;
    }

    /// <summary>[Sections] and {directions}.</summary>
    [GeneratedRegex(@"\[([^\]]*)\]|\{([^}]*)\}")]
    private static partial Regex Marks();
}
