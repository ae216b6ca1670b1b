using System.Collections.Immutable;

namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>Everything that happens inside the shots, in order of time.</summary>
internal static class MomentList
{
    /// <summary>An impact is stronger news than the height of movement that leads to it.</summary>
    private const double SameThingSeconds = 0.3;

    /// <summary>Summed rise of detail, in quarter levels over all blocks, of half strength.</summary>
    private const double HalfTitle = 250;

    public static ImmutableArray<Moment> Of(FrameLog log, ImmutableArray<Shot> shots, IReadOnlyList<Flash> flashes, IReadOnlyList<Fade> fades,
        IReadOnlyList<Impact> impacts, IReadOnlyList<float> motion)
    {
        var moments = new List<Moment>();
        moments.AddRange(flashes.Select(flash => At(log, flash.Frame, MomentKind.Flash, flash.Strength)));
        moments.AddRange(fades.Select(fade => At(log, fade.Frame, fade.Out ? MomentKind.FadeOut : MomentKind.FadeIn, fade.Strength)));
        moments.AddRange(impacts.Select(impact => At(log, impact.Frame, MomentKind.Impact, impact.Strength)));
        moments.AddRange(MotionPeaks.Find(motion)
            .Where(peak => !impacts.Any(impact => Math.Abs(log[impact.Frame].Seconds - peak.Seconds) < SameThingSeconds))
            .Select(peak => At(log, Math.Min(log.Count - 1, log.FrameFrom(peak.Seconds)), MomentKind.MotionPeak, peak.Strength)));
        var titles = shots.SelectMany(shot => TitleDetector.Find(log, shot.StartFrame, shot.EndFrame)).ToArray();
        var largest = titles.Select(title => title.Amount).DefaultIfEmpty(1).Max();
        moments.AddRange(titles.Select(title => At(log, title.Frame, MomentKind.Title, Strength.Of(title.Amount, HalfTitle, largest))));
        moments.AddRange(shots.SelectMany(shot => RevealDetector.Find(log, shot.StartFrame, shot.EndFrame))
            .Where(reveal => !flashes.Any(flash => reveal.Frame >= flash.Frame && reveal.Frame <= flash.End))
            .Where(reveal => !fades.Any(fade => reveal.Frame >= fade.Frame && reveal.Frame <= fade.End))
            .Select(reveal => At(log, reveal.Frame, MomentKind.Reveal, reveal.Strength)));
        return [.. moments.OrderBy(moment => moment.Frame).ThenBy(moment => moment.Kind)];
    }

    private static Moment At(FrameLog log, int frame, MomentKind kind, double strength) =>
        new(frame, log[frame].Seconds, kind, strength);
}
