using System.Collections.Immutable;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mastering;

/// <summary>
/// A smooth equaliser that goes through a given gain at each octave: peaks, with a shelf at both ends. Neighbours reach
/// into each other's octaves; what each contributes everywhere is known, so the gains to set are the solution of a linear
/// system (Välimäki and Liski 2017), in decibels, where curves scale with their gain closely enough.
/// </summary>
internal static class OctaveEqualizer
{
    private const double PeakQ = 1.1;
    private const double ShelfQ = 0.6;

    /// <summary>The gain at which the curves' reach is measured.</summary>
    private const double ProbeDb = 4;

    /// <summary>A section that would do less is left out.</summary>
    private const double LeastDb = 0.05;

    public static ImmutableArray<BiquadCoefficients> Sections(ImmutableArray<double> centresHz, ImmutableArray<double> gainsDb)
    {
        if (gainsDb.All(gain => Math.Abs(gain) < LeastDb)) return [];
        var bands = centresHz.Length;
        var system = new double[bands, bands + 1];
        for (var row = 0; row < bands; row++)
        {
            for (var band = 0; band < bands; band++) system[row, band] = Section(centresHz, band, ProbeDb).ResponseDb(SampleClock.Rate, centresHz[row]) / ProbeDb;
            system[row, bands] = gainsDb[row];
        }

        Solve(system, bands);
        return [.. Enumerable.Range(0, bands)
            .Where(band => Math.Abs(system[band, bands]) >= LeastDb)
            .Select(band => Section(centresHz, band, system[band, bands]))];
    }

    private static BiquadCoefficients Section(ImmutableArray<double> centresHz, int band, double gainDb) => band switch
    {
        0 => BiquadCoefficients.LowShelf(SampleClock.Rate, centresHz[0] * Math.Sqrt(2), gainDb, ShelfQ),
        _ when band == centresHz.Length - 1 => BiquadCoefficients.HighShelf(SampleClock.Rate, centresHz[band] / Math.Sqrt(2), gainDb, ShelfQ),
        _ => BiquadCoefficients.Peak(SampleClock.Rate, centresHz[band], gainDb, PeakQ),
    };

    /// <summary>Gauss and Jordan; the diagonal is by far the largest of each row, so rows need not be exchanged. The last column becomes the solution.</summary>
    private static void Solve(double[,] system, int size)
    {
        for (var pivot = 0; pivot < size; pivot++)
        {
            for (var column = size; column >= pivot; column--) system[pivot, column] /= system[pivot, pivot];
            for (var row = 0; row < size; row++)
            {
                if (row == pivot) continue;
                var factor = system[row, pivot];
                for (var column = pivot; column <= size; column++) system[row, column] -= factor * system[pivot, column];
            }
        }
    }
}
