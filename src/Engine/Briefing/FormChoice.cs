using System.Collections.Immutable;
using System.Globalization;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Briefing.Prompts;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Briefing;

/// <summary>
/// Where the sections begin and how much happens in each: as the user laid out, else as the picture moves, else a plain arc.
/// A bed (no sync) looks at nothing in the picture but its length.
/// </summary>
internal static class FormChoice
{
    /// <summary>Shorter stretches are felt as one idea.</summary>
    private const double LeastSeconds = 6;

    /// <summary>A section is about this many bars or longer, where the clip has room for four.</summary>
    private const int LeastBars = 4;

    /// <summary>From this sync on the energies are the picture's own; below they lean towards the arc the piece would have by itself.</summary>
    private const double WholePictureSync = 0.3;

    public static Form Choose(
        Wishes wishes, ClipAnalysis? clip, PromptReading words, PromptReader reader, Feeling feeling, Style style, double barSeconds, double length, Seed seed, int take)
    {
        if (wishes.Segments.Length > 0) return LaidOut(wishes, reader, feeling, length);
        var followed = wishes.Sync > 0 ? clip : null;
        if (words.Sections.Length > 0 && SaidForm.Lay(words, clip, followed is not null, Middle(words, feeling), length) is { Sections.Length: > 0 } said)
        {
            var laid = SaidShape.Ended(said.Sections, words.Ending, length);
            return said with { Sections = laid, Decisions = [new Decision("form", Describe(laid), "the words lay it out so"), .. said.Decisions] };
        }

        var (own, ownBecause) = OwnForm.Draw(style, words, Middle(words, feeling), barSeconds, length, seed, take);
        if (followed is not null && length >= 2 * LeastSeconds)
        {
            var least = Math.Max(LeastSeconds, Math.Min(LeastBars * barSeconds, length / 4));
            var starts = SeenForm.Starts(followed, least, length);
            if (starts.Length > 1)
            {
                var seenShare = Math.Min(1, wishes.Sync / WholePictureSync);
                var energies = SeenForm.Energies(followed, starts, length, feeling.Arousal - followed.Arousal)
                    .Select((energy, i) => Math.Clamp(energy + Leaning(words) + (int)Math.Round(wishes.PromptInfluence * SaidShape.Of(words.Arc, starts[i] / length) ?? 0), 1, 5))
                    .Select((energy, i) => (int)Math.Round(((1 - seenShare) * EnergyAt(own, starts[i])) + (seenShare * energy)));
                var seen = SaidShape.Ended(Named(starts, [.. energies]), words.Ending, length);
                return new Form(seen, [new Decision("form", Describe(seen), "from the picture: its character changes there")], []);
            }
        }

        var ended = SaidShape.Ended(own, words.Ending, length);
        var because = words.Arc is not null ? "the words shape it so"
            : length < 2 * LeastSeconds ? "a short piece has room for one idea"
            : clip is not null && followed is null ? "a bed has a form of its own, whatever the picture does"
            : ownBecause;
        return new Form(ended, [new Decision("form", Describe(ended), because)], []);
    }

    private static Form LaidOut(Wishes wishes, PromptReader reader, Feeling feeling, double length)
    {
        if (wishes.Segments.All(segment => segment.Start >= length))
        {
            throw new RefusalException(RefusalCode.BadOption, string.Create(CultureInfo.InvariantCulture, $"Every segment starts after the end of the music, which lasts {length:0.##} s; at least one must start before."));
        }

        var ordered = wishes.Segments.OrderBy(segment => segment.Start).ToArray();
        var asked = ordered.Where(segment => segment.Start < length).Select(segment => Asked(segment, reader, feeling)).ToArray();
        var names = SectionNames.For([.. asked.Select(section => section.Energy)]);
        // What comes before the first segment belongs to it.
        ImmutableArray<BriefSection> sections =
            [.. asked.Select((section, i) => section with { StartSeconds = i == 0 ? 0 : section.StartSeconds, Label = section.Label is { Length: > 0 } label ? label : names[i] })];
        var late = ordered.Where(segment => segment.Start >= length)
            .Select(segment => string.Create(CultureInfo.InvariantCulture, $"{segment.Label ?? "the segment"} at {segment.Start:0.##} s")).ToArray();
        var form = new Decision("form", Describe(sections), "it was laid out so");
        return new Form(
            sections,
            late.Length == 0 ? [form] : [form, new Decision("form", $"left out: {string.Join(", ", late)}", "the music ends before")],
            [.. sections.Select(section => section.StartSeconds).Where(start => start > 0)]);
    }

    private static BriefSection Asked(Segment segment, PromptReader reader, Feeling feeling)
    {
        var words = reader.Read($"{segment.Prompt}, {segment.Label}");
        var energy = words.Energy ?? SeenForm.ToEnergy(words.Arousal is { } said ? 0.5 + (0.5 * said) : feeling.Arousal);
        return new BriefSection(segment.Start, segment.Label ?? "", energy, segment.Prompt) { Excluded = words.Excluded };
    }

    private static int EnergyAt(ImmutableArray<BriefSection> sections, double seconds) => sections.Last(section => section.StartSeconds <= seconds).Energy;

    private static ImmutableArray<BriefSection> Named(ImmutableArray<double> starts, int[] energies)
    {
        var names = SectionNames.For(energies);
        return [.. starts.Select((start, i) => new BriefSection(start, names[i], energies[i]))];
    }

    private static int Middle(PromptReading words, Feeling feeling) => words.Energy is { } said ? Math.Max(1, said) : SeenForm.ToEnergy(feeling.Arousal);

    private static int Leaning(PromptReading words) => words.Energy switch { 5 => 1, 1 or 2 => -1, _ => 0 };

    private static string Describe(ImmutableArray<BriefSection> sections) =>
        string.Join(" – ", sections.Select(section => $"{section.Label} {section.Energy}"));
}
