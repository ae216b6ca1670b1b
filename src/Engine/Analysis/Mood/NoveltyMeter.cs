using System.Collections.Immutable;

namespace Cuewright.Engine.Analysis.Mood;

/// <summary>
/// Where the picture changes its character: the seconds before against the seconds after, in look, movement and cutting.
/// This is what a checkerboard kernel along the diagonal of the self-similarity matrix reads when unlikeness is the squared
/// distance: there the whole kernel comes down to the distance of two tapered means, and no matrix is needed.
/// </summary>
internal static class NoveltyMeter
{
    /// <summary>How far to each side is looked, at most and as a part of the clip.</summary>
    private const double ReachSeconds = 6;
    private const double ReachPart = 0.3;

    /// <summary>Distance that reads as two thirds of the scale.</summary>
    private const double Clear = 0.5;

    /// <summary>Cuts a second that are felt two thirds as much as any number of them.</summary>
    private const double OftenCut = 0.8;

    public static ImmutableArray<float> Of(PictureCurves curves, ImmutableArray<Shot> shots)
    {
        var samples = curves.Motion.Length;
        var reach = Math.Max(1, (int)(Math.Min(ReachSeconds, ReachPart * samples / PictureCurves.PerSecond) * PictureCurves.PerSecond));
        // Near ones count more: the change is to be found where it happens.
        var weights = Enumerable.Range(0, reach).Select(i => Math.Exp(-2.0 * i * i / (reach * (double)reach))).ToArray();
        Func<int, double>[] features =
        [
            i => Felt(curves.Motion[i], 0.25), i => 0.5 * Felt(curves.Camera[i], 0.3), i => 1.2 * curves.Brightness[i],
            i => curves.Saturation[i], i => 0.7 * curves.Warmth[i], i => 0.5 * curves.Contrast[i],
        ];
        var squares = new double[samples];
        foreach (var feature in features)
        {
            var values = Enumerable.Range(0, samples).Select(feature).ToArray();
            for (var i = 1; i < samples; i++)
            {
                var step = Mean(values, i, +1, weights) - Mean(values, i - 1, -1, weights);
                squares[i] += step * step;
            }
        }

        var cuts = CutsBefore(shots, samples);
        for (var i = 1; i < samples; i++)
        {
            // A cut here belongs to neither side.
            var step = 0.6 * (Felt(Rate(cuts, i + 1, i + reach), OftenCut) - Felt(Rate(cuts, i - reach, i - 1), OftenCut));
            squares[i] += step * step;
        }

        return [.. squares.Select((square, i) => (float)((1 - Math.Exp(-Math.Sqrt(square) / Clear)) * Math.Min(1, 2.0 * Math.Min(i, samples - i) / reach)))];
    }

    /// <summary>As strong as it is felt: much more of much is little more.</summary>
    private static double Felt(double amount, double lively) => 1 - Math.Exp(-amount / lively);

    /// <summary>Cuts a second between two samples, both included.</summary>
    private static double Rate(int[] cutsBefore, int first, int last)
    {
        var (from, end) = (Math.Max(0, first), Math.Min(cutsBefore.Length - 1, last + 1));
        return end <= from ? 0 : (cutsBefore[end] - cutsBefore[from]) * PictureCurves.PerSecond / Math.Max(PictureCurves.PerSecond, end - from);
    }

    /// <summary>How many cuts lie before each sample.</summary>
    private static int[] CutsBefore(ImmutableArray<Shot> shots, int samples)
    {
        var before = new int[samples + 1];
        foreach (var shot in shots.Skip(1)) before[Math.Min(samples, (int)Math.Round(shot.StartSeconds * PictureCurves.PerSecond) + 1)]++;
        for (var i = 1; i <= samples; i++) before[i] += before[i - 1];
        return before;
    }

    private static double Mean(double[] values, int from, int step, double[] weights)
    {
        double sum = 0, total = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            var at = from + (i * step);
            if (at < 0 || at >= values.Length) break;
            sum += weights[i] * values[at];
            total += weights[i];
        }

        return sum / total;
    }
}
