using System.Collections.Immutable;
using System.Globalization;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Briefing.Prompts;

namespace Cuewright.Engine.Briefing;

/// <summary>Where the sections begin and how much happens in each: as the user laid out, else as the picture moves, else a plain arc.</summary>
internal static class FormChoice
{
    /// <summary>Shorter stretches are felt as one idea.</summary>
    private const double LeastSeconds = 6;

    /// <summary>A form wants a change about this often.</summary>
    private const double UsualSeconds = 15;

    private static readonly string[] Names = ["Opening", "Build", "Theme", "Lift", "Turn", "Climb", "Answer", "Return"];

    public static (ImmutableArray<BriefSection> Sections, Decision Decision) Choose(
        Wishes wishes, ClipAnalysis? clip, PromptReading words, PromptReader reader, Feeling feeling, double length)
    {
        if (wishes.Segments.Length > 0)
        {
            if (wishes.Segments.All(segment => segment.Start >= length))
            {
                throw new RefusalException(RefusalCode.BadOption, string.Create(CultureInfo.InvariantCulture, $"Every segment starts after the end of the music, which lasts {length:0.##} s; at least one must start before."));
            }

            var asked = wishes.Segments.OrderBy(segment => segment.Start).Where(segment => segment.Start < length)
                .Select((segment, i) => Asked(segment, i, reader, feeling)).ToImmutableArray();
            // What comes before the first segment belongs to it.
            asked = asked.SetItem(0, asked[0] with { StartSeconds = 0 });
            return (asked, new Decision("form", Describe(asked), "it was laid out so"));
        }

        if (clip is not null && clip.Shots.Length > 1 && length >= 2 * LeastSeconds)
        {
            var seen = Seen(clip, words, length);
            if (seen.Length > 1) return (seen, new Decision("form", Describe(seen), "the picture changes there"));
        }

        var arc = Arc(words, feeling, length);
        return (arc, new Decision("form", Describe(arc), length < 2 * LeastSeconds ? "a short piece has room for one idea" : "it gives the piece a beginning, a peak and an end"));
    }

    private static BriefSection Asked(Segment segment, int index, PromptReader reader, Feeling feeling)
    {
        var words = reader.Read($"{segment.Prompt}, {segment.Label}");
        var energy = words.Energy ?? ToEnergy(words.Arousal is { } said ? 0.5 + (0.5 * said) : feeling.Arousal);
        return new BriefSection(segment.Start, segment.Label ?? Names[index % Names.Length], energy, segment.Prompt);
    }

    /// <summary>Boundaries where the curves before and after a shot's start differ most, kept apart; energy from how lively each stretch is.</summary>
    private static ImmutableArray<BriefSection> Seen(ClipAnalysis clip, PromptReading words, double length)
    {
        var wanted = Math.Max(1, (int)Math.Round(length / UsualSeconds));
        var starts = new List<double> { 0 };
        foreach (var shot in clip.Shots.Skip(1).OrderByDescending(shot => Novelty(clip.Curves, shot.StartSeconds) * shot.Confidence))
        {
            if (starts.Count > wanted) break;
            if (length - shot.StartSeconds >= LeastSeconds && starts.All(other => Math.Abs(other - shot.StartSeconds) >= LeastSeconds)) starts.Add(shot.StartSeconds);
        }

        starts.Sort();
        var levels = starts.Select((start, i) => Mean(clip.Curves.Arousal, start, i + 1 < starts.Count ? starts[i + 1] : length)).ToArray();
        var (low, high) = (levels.Min(), levels.Max());
        return
        [
            .. starts.Select((start, i) =>
            {
                // Half how lively it is, half how lively among its neighbours: a quiet film still has a shape.
                var relative = high - low < 0.02 ? 0.5 : (levels[i] - low) / (high - low);
                var energy = ToEnergy((0.5 * levels[i]) + (0.5 * relative)) + Leaning(words);
                return new BriefSection(start, i == starts.Count - 1 && starts.Count > 2 ? "Close" : Names[i % Names.Length], Math.Clamp(energy, 1, 5));
            }),
        ];
    }

    private static ImmutableArray<BriefSection> Arc(PromptReading words, Feeling feeling, double length)
    {
        var middle = words.Energy ?? ToEnergy(feeling.Arousal);
        if (length < 2 * LeastSeconds) return [new BriefSection(0, "Whole", Math.Clamp(middle, 2, 5))];
        if (length < 40) return [new(0, "Opening", Math.Clamp(middle - 1, 1, 4)), new(length * 0.4, "Theme", Math.Clamp(middle + 1, 2, 5))];
        var sections = new List<BriefSection>();
        var count = Math.Clamp((int)Math.Round(length / 20), 4, 24);
        for (var i = 0; i < count; i++)
        {
            // A slow rise to a peak at four fifths with a dip after every third section, then a release.
            var at = (double)i / (count - 1);
            var rise = at < 0.8 ? -1 + (2.6 * at) : 1 - ((at - 0.8) * 10);
            var dip = i % 3 == 2 && at < 0.7 ? -1 : 0;
            sections.Add(new BriefSection(length * i / count, i == count - 1 ? "Close" : Names[i % Names.Length], Math.Clamp((int)Math.Round(middle + rise + dip), 1, 5)));
        }

        return [.. sections];
    }

    private static double Novelty(PictureCurves curves, double at)
    {
        const double Reach = 4;
        return Change(curves.Motion) + Change(curves.Brightness) + (0.5 * Change(curves.Saturation)) + Change(curves.Arousal) + Change(curves.Valence);

        double Change(ImmutableArray<float> curve) => Math.Abs(Mean(curve, at, at + Reach) - Mean(curve, at - Reach, at));
    }

    private static double Mean(ImmutableArray<float> curve, double from, double to)
    {
        var start = Math.Clamp((int)(from * PictureCurves.PerSecond), 0, Math.Max(0, curve.Length - 1));
        var end = Math.Clamp((int)Math.Ceiling(to * PictureCurves.PerSecond), start, curve.Length);
        return end > start ? curve.AsSpan()[start..end].ToArray().Average() : curve.IsEmpty ? 0 : curve[start];
    }

    private static int ToEnergy(double level) => Math.Clamp((int)Math.Round(1 + (4 * level)), 1, 5);

    private static int Leaning(PromptReading words) => words.Energy switch { 5 => 1, 1 or 2 => -1, _ => 0 };

    private static string Describe(ImmutableArray<BriefSection> sections) =>
        string.Join(" – ", sections.Select(section => $"{section.Label} {section.Energy}"));
}
