using System.Collections.Immutable;
using Cuewright.Engine.Dsp;

namespace Cuewright.Engine.Mastering;

/// <summary>
/// The slow hand on the master fader: loudness over seconds is moved toward or away from its middle so that soft and loud
/// sections lie as far apart as music of the kind has them. It follows sections, never beats, so nothing pumps.
/// </summary>
internal static class SectionRides
{
    private const double WindowSeconds = 3;
    private const double SmoothSeconds = 2;

    /// <summary>Softer than this under the loud parts is an ending or a pause, and stays one.</summary>
    private const double GateLu = 20;

    private const double MostDownDb = 4;
    private const double MostUpDb = 8;

    /// <summary>What is even by nature is not torn apart.</summary>
    private const double MostStretch = 1.8;

    private const int CellsPerHop = (int)(Cells.PerSecond / 10);

    /// <summary>Gains in dB, one a cell, that bring the loudness range (LU) within limits, as far as that can be done gently.</summary>
    public static float[] Toward(ImmutableArray<double> rangeLu, Cells cells)
    {
        var rides = new float[cells.Count];
        var contour = Contour(cells);
        var gate = new LoudnessGate();
        foreach (var loudness in contour) gate.Add(Decibels.ToPower(loudness + 0.691));
        var (range, middle) = (gate.Range(GateLu), gate.Gated(GateLu));
        if (range <= 0) return rides;
        var slope = Math.Min(MostStretch, Math.Clamp(range, rangeLu[0], rangeLu[1]) / range) - 1;
        if (slope == 0) return rides;

        var gains = Smooth([.. contour.Select(loudness => Math.Clamp(slope * Math.Max(loudness - middle, -GateLu), -MostDownDb, MostUpDb))]);
        for (var cell = 0; cell < rides.Length; cell++)
        {
            var hop = Math.Clamp(((double)cell / CellsPerHop) - 0.5, 0, gains.Length - 1);
            var before = (int)hop;
            var after = Math.Min(before + 1, gains.Length - 1);
            rides[cell] = (float)(gains[before] + ((hop - before) * (gains[after] - gains[before])));
        }

        return rides;
    }

    /// <summary>Loudness of the seconds around each tenth of a second.</summary>
    private static double[] Contour(Cells cells)
    {
        var hops = Math.Max(1, cells.Count / CellsPerHop);
        var sums = new double[hops + 1];
        for (var hop = 0; hop < hops; hop++)
        {
            sums[hop + 1] = sums[hop];
            for (var cell = hop * CellsPerHop; cell < Math.Min((hop + 1) * CellsPerHop, cells.Count); cell++) sums[hop + 1] += cells.Energy[cell] / CellsPerHop;
        }

        const int reach = (int)(WindowSeconds * 10 / 2);
        return [.. Enumerable.Range(0, hops).Select(hop =>
        {
            var (from, to) = (Math.Max(0, hop - reach), Math.Min(hops, hop + reach));
            return LoudnessGate.Loudness((sums[to] - sums[from]) / Math.Max(1, to - from));
        })];
    }

    private static double[] Smooth(double[] values)
    {
        const int reach = (int)(SmoothSeconds * 10 / 2);
        return [.. values.Select((_, i) =>
        {
            var (from, to) = (Math.Max(0, i - reach), Math.Min(values.Length, i + reach + 1));
            return values[from..to].Average();
        })];
    }
}
