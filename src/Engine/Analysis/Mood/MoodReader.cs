using System.Collections.Immutable;

namespace Cuewright.Engine.Analysis.Mood;

/// <summary>
/// How the picture feels, from its numbers: arousal rises with cutting, movement, contrast and loud colour; valence with
/// light, warmth and colour, and falls where it is dark and fast. The directions are those every study of film and mood
/// agrees on; the scales are set so that ordinary footage fills the field: a street is lively long before its mean flow
/// is a tenth of what the eye can follow.
/// </summary>
internal static class MoodReader
{
    /// <summary>What brings each drive to two thirds: movement and camera on their curves, cuts a second.</summary>
    private const double LivelyMotion = 0.2;
    private const double LivelyCamera = 0.4;
    private const double LivelyCutting = 0.75;

    /// <summary>How far each drive alone excites. One is enough: a still picture cut fast is as restless as a chase in one shot.</summary>
    private const double MotionReach = 0.8;
    private const double CameraReach = 0.4;
    private const double CuttingReach = 0.75;

    /// <summary>Light, saturation and warmth of ordinary footage, neither glad nor sad, and what makes a step of it.</summary>
    private const double OrdinaryLight = 0.45;
    private const double LightStep = 0.28;
    private const double OrdinaryColour = 0.15;
    private const double ColourStep = 0.25;
    private const double WarmthStep = 0.25;

    /// <summary>Below this light colours are hardly seen, and what moves is feared.</summary>
    private const double Dusk = 0.3;

    public static ImmutableArray<float> Arousal(PictureCurves curves, ImmutableArray<Shot> shots)
    {
        var cutting = Cutting(shots, curves.Motion.Length);
        return OverShots(shots, i =>
        {
            var calm = Calm(MotionReach, curves.Motion[i], LivelyMotion) * Calm(CameraReach, curves.Camera[i], LivelyCamera)
                * Calm(CuttingReach, cutting[i], LivelyCutting);
            return 0.05 + (0.8 * (1 - calm)) + (0.10 * curves.Contrast[i]) + (0.10 * curves.Saturation[i] * Lit(curves, i));
        }, curves.Motion.Length);
    }

    public static ImmutableArray<float> Valence(PictureCurves curves, ImmutableArray<float> arousal, ImmutableArray<Shot> shots) =>
        OverShots(shots, i =>
        {
            var light = Math.Clamp((curves.Brightness[i] - OrdinaryLight) / LightStep, -1.3, 1.2);
            var colour = Math.Clamp((curves.Saturation[i] - OrdinaryColour) / ColourStep, -0.6, 1.2);
            var warmth = Math.Tanh(curves.Warmth[i] / WarmthStep);
            var threat = Math.Max(0, arousal[i] - 0.35) * (1 - Lit(curves, i));
            return 0.5 + (0.23 * light) + (Lit(curves, i) * ((0.13 * colour) + (0.15 * warmth))) - (0.3 * threat);
        }, curves.Brightness.Length);

    /// <summary>Each shot with the means of its mood.</summary>
    public static ImmutableArray<Shot> PerShot(ImmutableArray<Shot> shots, PictureCurves curves) =>
    [
        .. shots.Select(shot =>
        {
            var (first, end) = Samples(shot, curves.Arousal.Length);
            return shot with { Arousal = curves.Arousal[first..end].Average(), Valence = curves.Valence[first..end].Average() };
        }),
    ];

    private static double Calm(double reach, double amount, double lively) => 1 - (reach * (1 - Math.Exp(-amount / lively)));

    private static double Lit(PictureCurves curves, int i) => Math.Min(1, curves.Brightness[i] / Dusk);

    /// <summary>Boundaries a second, counted over three seconds around, the rim less.</summary>
    private static double[] Cutting(ImmutableArray<Shot> shots, int samples)
    {
        var starts = new double[samples];
        foreach (var shot in shots.Skip(1)) starts[Math.Min(samples - 1, (int)(shot.StartSeconds * PictureCurves.PerSecond))]++;
        const int Around = (int)PictureCurves.PerSecond;
        return [.. Smooth.Over(Smooth.Over(starts, Around), Around / 2).Select(mean => mean * PictureCurves.PerSecond)];
    }

    /// <summary>Half the moment, smoothed over a second, and half the mean of its shot: a shot has one mood that breathes.</summary>
    private static ImmutableArray<float> OverShots(ImmutableArray<Shot> shots, Func<int, double> moment, int samples)
    {
        var raw = Enumerable.Range(0, samples).Select(moment).ToArray();
        var mood = Smooth.Over(raw, 5);
        foreach (var shot in shots)
        {
            var (first, end) = Samples(shot, samples);
            var mean = raw[first..end].Average();
            for (var i = first; i < end; i++) mood[i] = (mood[i] + mean) / 2;
        }

        return [.. mood.Select(value => (float)Math.Clamp(value, 0, 1))];
    }

    /// <summary>The samples under a shot, never none.</summary>
    private static (int First, int End) Samples(Shot shot, int samples)
    {
        var first = Math.Min(samples - 1, (int)Math.Round(shot.StartSeconds * PictureCurves.PerSecond));
        return (first, Math.Clamp((int)Math.Round(shot.EndSeconds * PictureCurves.PerSecond), first + 1, samples));
    }
}
