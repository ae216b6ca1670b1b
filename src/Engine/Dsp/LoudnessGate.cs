namespace Cuewright.Engine.Dsp;

/// <summary>
/// Block energies sorted into narrow loudness bins, for the gates of BS.1770-4 and EBU Tech 3342. A bin keeps the sum of
/// its energies, so only the gate's own edge is rounded (to 0.05 LU), and memory does not grow with the programme.
/// </summary>
internal sealed class LoudnessGate
{
    private const double BinsPerLu = 20;
    private const double Loudest = 30;
    private static readonly int Bins = (int)((Loudest - LoudnessReport.Silence) * BinsPerLu);

    private readonly int[] _counts = new int[Bins];
    private readonly double[] _energies = new double[Bins];

    /// <summary>Loudness of a K-weighted mean square summed over the channels.</summary>
    public static double Loudness(double energy) =>
        energy <= 0 ? LoudnessReport.Silence : Math.Max(LoudnessReport.Silence, -0.691 + Decibels.FromPower(energy));

    public void Add(double energy)
    {
        var loudness = Loudness(energy);
        if (loudness <= LoudnessReport.Silence) return;
        var bin = BinOf(loudness);
        _counts[bin]++;
        _energies[bin] += energy;
    }

    /// <summary>Mean of the blocks that are no more than <paramref name="belowMeanLu"/> under the mean of all.</summary>
    public double Gated(double belowMeanLu) => Mean(BinOf(Mean(0) - belowMeanLu));

    /// <summary>Distance between the 10th and 95th percentile of the blocks above the gate.</summary>
    public double Range(double belowMeanLu)
    {
        var gate = BinOf(Mean(0) - belowMeanLu);
        var total = 0;
        for (var bin = gate; bin < Bins; bin++) total += _counts[bin];
        return total == 0 ? 0 : Percentile(gate, (total - 1) * 0.95) - Percentile(gate, (total - 1) * 0.10);
    }

    private static int BinOf(double loudness) => Math.Clamp((int)((loudness - LoudnessReport.Silence) * BinsPerLu), 0, Bins - 1);

    private double Mean(int fromBin)
    {
        var (count, energy) = (0L, 0.0);
        for (var bin = fromBin; bin < Bins; bin++)
        {
            count += _counts[bin];
            energy += _energies[bin];
        }

        return count == 0 ? LoudnessReport.Silence : Loudness(energy / count);
    }

    private double Percentile(int fromBin, double rank)
    {
        var bin = fromBin;
        for (double seen = _counts[bin]; seen <= rank; seen += _counts[bin]) bin++;
        return LoudnessReport.Silence + ((bin + 0.5) / BinsPerLu);
    }
}
