using Cuewright.Engine.Dsp;

namespace Cuewright.Engine.Mastering;

/// <summary>
/// The compressor over the whole mix, as a curve of reductions (dB, 0 or more) over the cells. It listens through the
/// ear's weighting, so that a bass drum does not pump the strings.
/// </summary>
internal static class Glue
{
    private const double ListenSeconds = 0.03;

    /// <summary>
    /// What is loud or soft for so long is meant so: each moment is weighed against the loudness around it, as far as that
    /// lies within these limits of the whole, and swells and sections keep their distance.
    /// </summary>
    private const double AroundSeconds = 2.5;
    private const double MostUnderLu = 12;
    private const double MostOverLu = 4;

    /// <summary>
    /// From a touch to a firm hand. The first that leaves the limiter little to do is taken: a slow compressor makes a
    /// dynamic piece loud with less audible harm than a limiter that works all the time. Thresholds are against the
    /// loudness of the mix.
    /// </summary>
    public static readonly CompressorOptions[] Grades =
    [
        new() { ThresholdDb = 1, Ratio = 1.5, AttackSeconds = 0.03, ReleaseSeconds = 0.25 },
        new() { ThresholdDb = -1, Ratio = 1.8, AttackSeconds = 0.02, ReleaseSeconds = 0.25 },
        new() { ThresholdDb = -4, Ratio = 2.2, KneeDb = 9, AttackSeconds = 0.012, ReleaseSeconds = 0.22 },
        new() { ThresholdDb = -8, Ratio = 3, KneeDb = 12, AttackSeconds = 0.006, ReleaseSeconds = 0.2 },
    ];

    public static float[] Reductions(Cells cells, double mixLufs, CompressorOptions options)
    {
        var reductions = new float[cells.Count];
        var listen = EnvelopeFollower.Coefficient(ListenSeconds * Cells.PerSecond);
        var follower = new EnvelopeFollower(options.AttackSeconds * Cells.PerSecond, options.ReleaseSeconds * Cells.PerSecond);
        var around = Around(cells);
        var power = 0.0;
        for (var cell = 0; cell < cells.Count; cell++)
        {
            power += listen * (cells.Energy[cell] - power);
            var usual = Math.Clamp(around[cell], mixLufs - MostUnderLu, mixLufs + MostOverLu);
            reductions[cell] = (float)follower.Follow(-options.GainDb(LoudnessGate.Loudness(power) - usual));
        }

        return reductions;
    }

    /// <summary>Loudness of the time around each cell.</summary>
    private static double[] Around(Cells cells)
    {
        var sums = new double[cells.Count + 1];
        for (var cell = 0; cell < cells.Count; cell++) sums[cell + 1] = sums[cell] + cells.Energy[cell];
        var reach = (int)(AroundSeconds / 2 * Cells.PerSecond);
        return [.. Enumerable.Range(0, cells.Count).Select(cell =>
        {
            var (from, to) = (Math.Max(0, cell - reach), Math.Min(cells.Count, cell + reach + 1));
            return LoudnessGate.Loudness((sums[to] - sums[from]) / (to - from));
        })];
    }
}
