using System.Collections.Immutable;
using Cuewright.Engine.Analysis;

namespace Cuewright.Engine.Briefing;

/// <summary>
/// Which moments are met. Every seen moment becomes a hit point with a weight; the sync setting decides how many of
/// them are hard and how close together hard ones may stand. The rest stay soft: on a beat if that costs nothing.
/// </summary>
internal static class HitChoice
{
    /// <summary>No ear takes a moment this close to the start as one of its own.</summary>
    private const double StartSeconds = 0.6;

    /// <summary>Moments this close are felt as one.</summary>
    private const double TogetherSeconds = 0.1;

    public static ImmutableArray<HitPoint> Choose(ClipAnalysis clip, double sync)
    {
        var hits = Joined(Seen(clip).Where(hit => hit.Seconds >= StartSeconds).OrderBy(hit => hit.Seconds));
        var end = new HitPoint(clip.DurationSeconds, HitKind.End, 1, Hard: false);
        if (sync <= 0) return [.. hits, end];

        var gap = 0.35 + (5 * Math.Pow(1 - sync, 3));
        var least = 0.75 - (0.7 * sync);
        var hard = new List<HitPoint>();
        foreach (var hit in hits.OrderByDescending(hit => hit.Weight).ThenBy(hit => hit.Seconds))
        {
            if (hit.Weight >= least && hard.All(other => Math.Abs(other.Seconds - hit.Seconds) >= gap)) hard.Add(hit);
        }

        return [.. hits.Select(hit => hit with { Hard = hard.Contains(hit) }), end];
    }

    /// <summary>A cut with a flash on it is one moment, and a strong one.</summary>
    private static List<HitPoint> Joined(IEnumerable<HitPoint> hits)
    {
        var joined = new List<HitPoint>();
        foreach (var hit in hits)
        {
            if (joined.Count == 0 || hit.Seconds - joined[^1].Seconds > TogetherSeconds)
            {
                joined.Add(hit);
                continue;
            }

            var stronger = hit.Weight > joined[^1].Weight ? hit : joined[^1];
            joined[^1] = stronger with { Weight = Math.Min(1, stronger.Weight + 0.1) };
        }

        return joined;
    }

    private static IEnumerable<HitPoint> Seen(ClipAnalysis clip)
    {
        foreach (var shot in clip.Shots)
        {
            if (shot.Transition == Transition.Cut) yield return new HitPoint(shot.StartSeconds, HitKind.Cut, 0.4 + (0.4 * shot.Confidence), false);
            if (shot.Transition == Transition.Dissolve) yield return new HitPoint(shot.StartSeconds, HitKind.Dissolve, 0.3 * shot.Confidence, false);
            if (shot.Transition == Transition.Fade) yield return new HitPoint(shot.StartSeconds, HitKind.Fade, 0.3 * shot.Confidence, false);
        }

        foreach (var moment in clip.Moments)
        {
            if (Weigh(moment) is var (kind, weight)) yield return new HitPoint(moment.Seconds, kind, weight, false);
        }
    }

    private static (HitKind Kind, double Weight)? Weigh(Moment moment) => moment.Kind switch
    {
        MomentKind.Flash => (HitKind.Flash, 0.5 + (0.4 * moment.Strength)),
        MomentKind.Impact => (HitKind.Impact, 0.3 + (0.5 * moment.Strength)),
        MomentKind.Reveal => (HitKind.Reveal, 0.4 + (0.4 * moment.Strength)),
        MomentKind.MotionPeak => (HitKind.MotionPeak, 0.25 * moment.Strength),
        // The shots already tell of fades.
        _ => null,
    };
}
