using System.Collections.Immutable;
using Cuewright.Engine.Analysis;

namespace Cuewright.Engine.Briefing;

/// <summary>The form the picture itself has: sections begin where its character changes, at the moment that shows it.</summary>
internal static class SeenForm
{
    /// <summary>Novelty that is a change at all.</summary>
    private const double Change = 0.25;

    /// <summary>How far from the change the cut or fade that makes it may lie.</summary>
    private const double SnapSeconds = 1.5;

    /// <summary>Music that stays the same for longer than this tires, even where the picture does.</summary>
    private const double LongestSeconds = 45;

    /// <summary>Starts of the sections, the first at 0; alone when the picture stays what it is.</summary>
    public static ImmutableArray<double> Starts(ClipAnalysis clip, double leastSeconds, double length)
    {
        var starts = new List<double> { 0 };
        foreach (var peak in Peaks(clip.Curves.Novelty).OrderByDescending(peak => clip.Curves.Novelty[peak]))
        {
            TryAdd(Snapped(clip, peak / PictureCurves.PerSecond));
        }

        if (starts.Count == 1) return [0];
        starts.Sort();
        foreach (var (start, end) in starts.Zip(starts.Skip(1).Append(length)).ToArray())
        {
            var parts = (int)Math.Ceiling((end - start) / LongestSeconds);
            for (var part = 1; part < parts; part++) TryAdd(Snapped(clip, start + (part * (end - start) / parts)));
        }

        return [.. starts.Order()];

        void TryAdd(double start)
        {
            if (length - start >= leastSeconds && starts.All(other => Math.Abs(other - start) >= leastSeconds - 0.5)) starts.Add(start);
        }
    }

    /// <summary>
    /// Energy 1 to 5 of each section: how lively it is as such, and among its neighbours as far as they differ at all, so
    /// that a quiet film still has a shape and an even one is not torn apart.
    /// </summary>
    public static int[] Energies(ClipAnalysis clip, ImmutableArray<double> starts, double length, double lift)
    {
        var levels = starts.Select((start, i) => Mean(clip.Curves.Arousal, start, i + 1 < starts.Length ? starts[i + 1] : length)).ToArray();
        var (low, high) = (levels.Min(), levels.Max());
        var share = 0.4 * Math.Min(1, (high - low) / 0.3);
        return [.. levels.Select(level => ToEnergy(((1 - share) * (level + lift)) + (share * (level - low) / Math.Max(1e-9, high - low))))];
    }

    public static int ToEnergy(double level) => Math.Clamp((int)Math.Round(1 + (4 * level)), 1, 5);

    private static IEnumerable<int> Peaks(ImmutableArray<float> novelty)
    {
        const int Alone = (int)(2 * PictureCurves.PerSecond);
        for (var i = 1; i < novelty.Length; i++)
        {
            if (novelty[i] < Change) continue;
            var near = novelty.AsSpan()[Math.Max(0, i - Alone)..Math.Min(novelty.Length, i + Alone + 1)];
            // Of equal tops the first counts.
            if (near.IndexOfAnyInRange(MathF.BitIncrement(novelty[i]), float.MaxValue) < 0 && novelty[i - 1] < novelty[i]) yield return i;
        }
    }

    /// <summary>The strongest of the moments near by, nearer ones preferred; the place itself when there is none.</summary>
    private static double Snapped(ClipAnalysis clip, double at)
    {
        var moments = clip.Shots.Skip(1).Select(shot => (shot.StartSeconds, Strength: shot.Confidence))
            .Concat(clip.Moments.Where(moment => moment.Kind is MomentKind.Reveal or MomentKind.FadeIn or MomentKind.Flash or MomentKind.Title).Select(moment => (StartSeconds: moment.Seconds, Strength: 0.6 * moment.Strength)))
            .Where(moment => Math.Abs(moment.StartSeconds - at) <= SnapSeconds)
            .OrderByDescending(moment => moment.Strength - (Math.Abs(moment.StartSeconds - at) / SnapSeconds));
        return moments.Select(moment => moment.StartSeconds).FirstOrDefault(at);
    }

    private static double Mean(ImmutableArray<float> curve, double from, double to)
    {
        var start = Math.Clamp((int)(from * PictureCurves.PerSecond), 0, Math.Max(0, curve.Length - 1));
        var end = Math.Clamp((int)Math.Ceiling(to * PictureCurves.PerSecond), start, curve.Length);
        return end > start ? curve[start..end].Average() : curve.IsEmpty ? 0 : curve[start];
    }
}
