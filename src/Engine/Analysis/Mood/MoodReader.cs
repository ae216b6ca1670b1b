using System.Collections.Immutable;

namespace Cuewright.Engine.Analysis.Mood;

/// <summary>
/// How the picture feels, from its numbers: arousal rises with cut rate, movement, contrast and loud colour; valence with
/// light, warmth and colour, and falls where it is dark and fast. The weights are a guess in the direction every study of
/// film and mood agrees on, not a fit.
/// </summary>
internal static class MoodReader
{
    /// <summary>Cuts a second that count as very fast.</summary>
    private const double FastCutting = 1.5;

    public static ImmutableArray<float> Arousal(PictureCurves curves, ImmutableArray<Shot> shots)
    {
        var cutting = Cutting(shots, curves.Motion.Length);
        return OverShots(shots, i => 0.08 + (0.42 * curves.Motion[i]) + (0.12 * curves.Camera[i]) + (0.28 * cutting[i])
            + (0.10 * curves.Contrast[i]) + (0.10 * curves.Saturation[i]), curves.Motion.Length);
    }

    public static ImmutableArray<float> Valence(PictureCurves curves, ImmutableArray<float> arousal, ImmutableArray<Shot> shots) =>
        OverShots(shots, i =>
        {
            var light = Math.Min(1, curves.Brightness[i] / 0.65);
            var tense = arousal[i] * (1 - light);
            return 0.08 + (0.50 * light) + (0.22 * curves.Warmth[i]) + (0.32 * Math.Min(1, curves.Saturation[i] * 1.5)) - (0.20 * tense);
        }, curves.Brightness.Length);

    /// <summary>Boundaries a second, counted over two seconds around.</summary>
    private static double[] Cutting(ImmutableArray<Shot> shots, int samples)
    {
        var starts = new double[samples];
        foreach (var shot in shots.Skip(1)) starts[Math.Min(samples - 1, (int)(shot.StartSeconds * PictureCurves.PerSecond))]++;
        const int Around = (int)PictureCurves.PerSecond;
        return [.. Smooth.Over(starts, Around).Select(mean => Math.Min(1, mean * PictureCurves.PerSecond / FastCutting))];
    }

    /// <summary>Half the moment, smoothed over a second, and half the mean of its shot: a shot has one mood that breathes.</summary>
    private static ImmutableArray<float> OverShots(ImmutableArray<Shot> shots, Func<int, double> moment, int samples)
    {
        var raw = Enumerable.Range(0, samples).Select(moment).ToArray();
        var mood = Smooth.Over(raw, 5);
        foreach (var shot in shots)
        {
            var first = Math.Min(samples, (int)Math.Round(shot.StartSeconds * PictureCurves.PerSecond));
            var end = Math.Min(samples, Math.Max(first + 1, (int)Math.Round(shot.EndSeconds * PictureCurves.PerSecond)));
            if (first >= end) continue;
            var mean = raw[first..end].Average();
            for (var i = first; i < end; i++) mood[i] = (mood[i] + mean) / 2;
        }

        return [.. mood.Select(value => (float)Math.Clamp(value, 0, 1))];
    }
}
