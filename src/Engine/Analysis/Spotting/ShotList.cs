using System.Collections.Immutable;

namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>Turns what was detected into shots that follow one another without a gap.</summary>
internal static class ShotList
{
    /// <summary>Shots shorter than this are not seen as shots: the surer of two such boundaries stays.</summary>
    private const double ShortestSeconds = 0.07;

    public static ImmutableArray<Shot> Of(
        FrameLog log, double durationSeconds, IReadOnlyList<CutEvidence> cuts, IReadOnlyList<SlowJoin> joins, IReadOnlyList<Fade> fades)
    {
        var boundaries = cuts.Select(cut => (cut.Frame, Transition: Transition.Cut, cut.Confidence))
            .Concat(joins.Select(join => (Frame: join.Middle, join.Transition, join.Confidence)))
            .Concat(fades.Where(fade => !fade.Out && fade.Frame > 0 && ComesAfterPicture(fade, cuts, fades))
                .Select(fade => (fade.Frame, Transition: Transition.Fade, Confidence: fade.Strength)))
            .OrderBy(boundary => boundary.Frame);
        var kept = new List<(int Frame, Transition Transition, double Confidence)> { (0, Transition.Start, 1) };
        foreach (var boundary in boundaries)
        {
            var last = kept[^1];
            if (log[boundary.Frame].Seconds - log[last.Frame].Seconds >= ShortestSeconds) kept.Add(boundary);
            else if (kept.Count > 1 && boundary.Confidence > last.Confidence) kept[^1] = boundary;
        }

        return
        [
            .. kept.Select((start, i) =>
            {
                var end = i + 1 < kept.Count ? kept[i + 1].Frame : log.Count;
                var endSeconds = end < log.Count ? log[end].Seconds : Math.Max(durationSeconds, log[log.Count - 1].Seconds);
                return new Shot(start.Frame, end, log[start.Frame].Seconds, endSeconds, start.Transition, start.Confidence);
            }),
        ];
    }

    /// <summary>A clip that opens in black has no shot before its fade-in.</summary>
    private static bool ComesAfterPicture(Fade fade, IReadOnlyList<CutEvidence> cuts, IReadOnlyList<Fade> fades) =>
        cuts.Any(cut => cut.Frame <= fade.Frame) || fades.Any(other => other.Out && other.Frame < fade.Frame);
}
