using System.Globalization;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Briefing.Prompts;

namespace Cuewright.Engine.Briefing;

/// <summary>
/// Finds the moment of the picture that words mean: "when the car appears" is the strongest moment of that kind, else the
/// strongest reveal or cut. What is in the picture is not recognised, so what was taken for it is always told.
/// </summary>
internal static class MomentSearch
{
    /// <summary>Room that the music needs before and after a turn.</summary>
    private const double LeastSeconds = 1.5;

    /// <summary>Where a turn stands when nothing in the picture tells.</summary>
    private const double UsualShare = 0.55;

    public static double Find(SaidMoment said, ClipAnalysis? clip, double after, double length, List<Decision> decisions)
    {
        var found = clip is null ? null : OfKind(said, clip, after + LeastSeconds, length - LeastSeconds) ?? Strongest(clip, after + LeastSeconds, length - LeastSeconds);
        var at = found?.Seconds ?? Math.Max(UsualShare * length, after + ((length - after) / 2));
        var because = found is { } moment ? $"{moment.What} of the picture is there" : clip is null ? "there is no picture to look at, and a turn does well there" : "nothing in the picture stands out there, and a turn does well there";
        decisions.Add(new Decision("form", string.Create(CultureInfo.InvariantCulture, $"\"{said.Words}\" is taken to be at {at:0.0} s"), because));
        return at;
    }

    private static (double Seconds, string What)? OfKind(SaidMoment said, ClipAnalysis clip, double from, double to)
    {
        if (said.IsCut) return Cut(clip, from, to);
        var best = clip.Moments.Where(moment => Means(said.Kind, moment.Kind) && moment.Seconds >= from && moment.Seconds <= to).MaxBy(moment => moment.Strength);
        return best is null ? null : (best.Seconds, $"the strongest {InWords(best.Kind)}");
    }

    private static (double Seconds, string What)? Strongest(ClipAnalysis clip, double from, double to)
    {
        var reveal = clip.Moments.Where(moment => moment.Kind is MomentKind.Reveal && moment.Seconds >= from && moment.Seconds <= to).MaxBy(moment => moment.Strength);
        return reveal is not null ? (reveal.Seconds, "the strongest reveal") : Cut(clip, from, to);
    }

    /// <summary>The cut into the newest picture.</summary>
    private static (double Seconds, string What)? Cut(ClipAnalysis clip, double from, double to)
    {
        var best = clip.Shots.Skip(1).Where(shot => shot.StartSeconds >= from && shot.StartSeconds <= to).MaxBy(shot => shot.Confidence * (0.2 + Novelty(clip, shot.StartSeconds)));
        return best is null ? null : (best.StartSeconds, "the strongest cut");
    }

    private static double Novelty(ClipAnalysis clip, double seconds)
    {
        var index = (int)(seconds * PictureCurves.PerSecond);
        return index < clip.Curves.Novelty.Length ? clip.Curves.Novelty[index] : 0;
    }

    private static bool Means(MomentKind? said, MomentKind seen) => said switch
    {
        null => seen is MomentKind.Reveal or MomentKind.Title,
        MomentKind.FadeOut => seen is MomentKind.FadeOut or MomentKind.FadeIn,
        MomentKind.MotionPeak => seen is MomentKind.MotionPeak or MomentKind.Impact,
        _ => seen == said,
    };

    private static string InWords(MomentKind kind) => kind switch
    {
        MomentKind.MotionPeak => "movement",
        MomentKind.FadeOut or MomentKind.FadeIn => "fade",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
