using System.Collections.Immutable;
using Cuewright.Engine.Analysis;

namespace Cuewright.Engine.Briefing;

/// <summary>
/// How much each seen moment asks to be met, 0 to 1: a cut into a new place before a reveal, a title, an impact or a flash,
/// these before other cuts, all before a small peak of motion.
/// </summary>
internal static class HitWeights
{
    /// <summary>No ear takes a moment this close to the start as one of its own.</summary>
    private const double StartSeconds = 0.6;

    /// <summary>Moments this close are felt as one.</summary>
    private const double TogetherSeconds = 0.1;

    /// <summary>What moves this near to a sure cut belongs to it: the eye is taken by the cut.</summary>
    private const double LedSeconds = 0.25;
    private const double SureConfidence = 0.5;

    /// <summary>The share of its weight that a movement leaves to the cut that takes its place.</summary>
    private const double Inherited = 0.2;

    /// <summary>In the order of their time; moments that are felt as one are one.</summary>
    public static ImmutableArray<HitPoint> Of(ClipAnalysis clip, ImmutableArray<BriefSection> sections) =>
        Led(Joined(Seen(clip, sections).Where(hit => hit.Seconds >= StartSeconds).OrderBy(hit => hit.Seconds)),
            [.. clip.Shots.Where(shot => shot is { Transition: Transition.Cut, Confidence: >= SureConfidence }).Select(shot => shot.StartSeconds)]);

    /// <summary>A cut with a flash on it is one moment, and a strong one.</summary>
    private static ImmutableArray<HitPoint> Joined(IEnumerable<HitPoint> hits)
    {
        var joined = ImmutableArray.CreateBuilder<HitPoint>();
        foreach (var hit in hits)
        {
            if (joined.Count == 0 || hit.Seconds - joined[^1].Seconds > TogetherSeconds)
            {
                joined.Add(hit);
                continue;
            }

            // The eye knows to the frame when a cut is; of anything near it, the cut is the moment.
            var other = joined[^1];
            var leader = hit.Kind == HitKind.Cut || (other.Kind != HitKind.Cut && hit.Weight > other.Weight) ? hit : other;
            joined[^1] = leader with { Weight = Math.Min(1, Math.Max(hit.Weight, other.Weight) + 0.1) };
        }

        return joined.ToImmutable();
    }

    /// <summary>A movement right before or after a sure cut would shut it out if it weighed more: the cut stands for both.</summary>
    private static ImmutableArray<HitPoint> Led(ImmutableArray<HitPoint> hits, ImmutableArray<double> sureCuts)
    {
        var led = hits.Where(hit => hit.Kind is HitKind.Impact or HitKind.MotionPeak && sureCuts.Any(cut => Math.Abs(cut - hit.Seconds) <= LedSeconds)).ToArray();
        return
        [
            .. hits.Except(led).Select(hit => hit.Kind == HitKind.Cut && sureCuts.Contains(hit.Seconds)
                ? hit with { Weight = Math.Min(1, hit.Weight + led.Where(other => Math.Abs(other.Seconds - hit.Seconds) <= LedSeconds).Select(other => Inherited * other.Weight).DefaultIfEmpty().Max()) }
                : hit),
        ];
    }

    private static IEnumerable<HitPoint> Seen(ClipAnalysis clip, ImmutableArray<BriefSection> sections)
    {
        foreach (var shot in clip.Shots)
        {
            if (Weigh(shot, NewPlace(shot, clip, sections)) is var (kind, weight)) yield return new HitPoint(shot.StartSeconds, kind, weight, false);
        }

        foreach (var moment in clip.Moments)
        {
            if (Weigh(moment) is var (kind, weight)) yield return new HitPoint(moment.Seconds, kind, weight, false);
        }
    }

    /// <summary>0 another view of the same, 1 somewhere else.</summary>
    private static double NewPlace(Shot shot, ClipAnalysis clip, ImmutableArray<BriefSection> sections)
    {
        if (sections.Any(section => Math.Abs(section.StartSeconds - shot.StartSeconds) < 1e-6)) return 1;
        var novelty = clip.Curves.Novelty;
        var at = (int)Math.Round(shot.StartSeconds * PictureCurves.PerSecond);
        return at < novelty.Length ? Math.Clamp(novelty[at], 0, 1) : 0;
    }

    private static (HitKind Kind, double Weight)? Weigh(Shot shot, double newPlace) => shot.Transition switch
    {
        Transition.Cut => (HitKind.Cut, 0.35 + (0.2 * shot.Confidence) + (0.4 * newPlace)),
        Transition.Wipe => (HitKind.Wipe, 0.4 * shot.Confidence),
        Transition.Dissolve => (HitKind.Dissolve, 0.3 * shot.Confidence),
        Transition.Fade => (HitKind.Fade, 0.3 * shot.Confidence),
        _ => null,
    };

    private static (HitKind Kind, double Weight)? Weigh(Moment moment) => moment.Kind switch
    {
        MomentKind.Flash => (HitKind.Flash, 0.5 + (0.35 * moment.Strength)),
        MomentKind.Impact => (HitKind.Impact, 0.35 + (0.5 * moment.Strength)),
        MomentKind.Reveal => (HitKind.Reveal, 0.45 + (0.4 * moment.Strength)),
        MomentKind.Title => (HitKind.Title, 0.5 + (0.3 * moment.Strength)),
        MomentKind.MotionPeak => (HitKind.MotionPeak, 0.25 * moment.Strength),
        // The shots already tell of fades.
        _ => null,
    };
}
