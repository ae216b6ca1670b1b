using Cuewright.Engine.Dsp;

namespace Cuewright.Engine.Mastering;

/// <summary>Finds the gain curve that brings a mix to its target. Works on cells alone, so it is cheap to ask again.</summary>
internal static class Dynamics
{
    /// <summary>
    /// The limiter stays this far under the allowed peak: its gain moves a little while a peak passes, and the detector
    /// reads a few hundredths low.
    /// </summary>
    private const double HeadroomDb = 0.25;

    /// <summary>More reduction than this in one cell of a hundred is heard as pumping; a firmer glue is taken first.</summary>
    private const double MostLimitingDb = 4;

    private const double ToleranceLu = 0.01;
    private const int MostTries = 30;

    /// <summary>Gains in dB at the cells' edges.</summary>
    public static float[] Solve(Cells cells, LoudnessTarget target)
    {
        var mixLufs = Loudness(cells, new float[cells.Count + 1]);
        if (mixLufs <= LoudnessReport.Silence) return new float[cells.Count + 1];

        float[] gains = [];
        foreach (var grade in Glue.Grades)
        {
            var glue = Glue.Reductions(cells, mixLufs, grade);
            (gains, var limiting) = Solve(cells, glue, target);
            if (limiting <= MostLimitingDb) break;
        }

        return gains;
    }

    /// <summary>Integrated loudness of the cells under these gains.</summary>
    public static double Loudness(Cells cells, float[] gainsDb)
    {
        const int cellsPerHop = (int)(Cells.PerSecond / 10);
        const int hopsPerBlock = 4;
        var gate = new LoudnessGate();
        Span<double> hops = stackalloc double[hopsPerBlock];
        for (var hop = 0; (hop + 1) * cellsPerHop <= cells.Count; hop++)
        {
            var sum = 0.0;
            for (var cell = hop * cellsPerHop; cell < (hop + 1) * cellsPerHop; cell++)
            {
                // 10^(x/20) of the sum of both edges is the power gain at their mean.
                sum += cells.Energy[cell] * Math.Exp((gainsDb[cell] + gainsDb[cell + 1]) * (Math.Log(10) / 20));
            }

            hops[hop % hopsPerBlock] = sum / cellsPerHop;
            if (hop >= hopsPerBlock - 1) gate.Add((hops[0] + hops[1] + hops[2] + hops[3]) / hopsPerBlock);
        }

        return gate.Gated(10);
    }

    private static (float[] GainsDb, double Limiting) Solve(Cells cells, float[] glue, LoudnessTarget target)
    {
        var gains = new float[cells.Count + 1];
        var limiting = new float[cells.Count + 1];
        var gainDb = 0.0;
        for (var tries = 0; tries < MostTries; tries++)
        {
            limiting = Limiter.Reductions(cells, glue, gainDb, target.TruePeakDb - HeadroomDb);
            for (var edge = 0; edge < gains.Length; edge++)
            {
                gains[edge] = (float)gainDb - glue[Math.Min(edge, cells.Count - 1)] - limiting[edge];
            }

            // The limiter gives back less than the gain put in, so this closes in from one side.
            var missing = target.Lufs - Loudness(cells, gains);
            if (Math.Abs(missing) < ToleranceLu) break;
            gainDb += missing;
        }

        Array.Sort(limiting);
        return (gains, limiting[(int)(0.99 * (limiting.Length - 1))]);
    }
}
