using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Rendering;

/// <summary>
/// Where a sound begins inside other sounds: in three bands the energy of the next milliseconds is compared with that of
/// the last; where the three rise most together, something is heard to begin.
/// </summary>
internal static class Onset
{
    private const int CellSamples = 24;
    private const double CellsPerSecond = (double)SampleClock.Rate / CellSamples;

    private static readonly (double LowHz, double HighHz)[] Bands = [(50, 250), (250, 2000), (2000, 10000)];

    /// <summary>Half-millisecond by half-millisecond how suddenly energy rises, in dB over all bands.</summary>
    public static double[] Rises(ReadOnlySpan<float> mono)
    {
        var rises = new double[mono.Length / CellSamples];
        foreach (var (lowHz, highHz) in Bands)
        {
            var energies = Energies(mono, lowHz, highHz);
            var present = Faded([.. energies.Reverse()], 0.004 + (0.4 / lowHz)).Reverse().ToArray();
            var past = Faded(energies, 0.01 + (1 / lowHz));
            // What lies 35 dB under the band's loudest attack is not heard beside it.
            var floor = 3e-4 * present.Max();
            for (var cell = 1; cell < rises.Length; cell++) rises[cell] += Math.Max(0, 10 * Math.Log10((present[cell] + floor) / (past[cell - 1] + floor)));
        }

        return rises;
    }

    /// <summary>Seconds from the moment to the onset that answers it: a strong one, and near.</summary>
    public static double Lateness(double[] rises, double seconds)
    {
        const double ReachSeconds = 0.1;
        var (from, to) = ((int)((seconds - ReachSeconds) * CellsPerSecond), (int)((seconds + ReachSeconds) * CellsPerSecond));
        var answer = Enumerable.Range(from, to - from).MaxBy(cell => rises[cell] * Math.Exp(-0.5 * Math.Pow(((cell / CellsPerSecond) - seconds) / 0.05, 2)));
        return (answer / CellsPerSecond) - seconds;
    }

    private static double[] Energies(ReadOnlySpan<float> mono, double lowHz, double highHz)
    {
        var band = new float[mono.Length];
        new Biquad(BiquadCoefficients.HighPass(SampleClock.Rate, lowHz)).Process(mono, band);
        new Biquad(BiquadCoefficients.LowPass(SampleClock.Rate, highHz)).Process(band, band);
        var energies = new double[mono.Length / CellSamples];
        for (var i = 0; i < energies.Length * CellSamples; i++) energies[i / CellSamples] += (double)band[i] * band[i];
        return energies;
    }

    private static double[] Faded(double[] energies, double seconds)
    {
        var keeps = Math.Exp(-1 / (seconds * CellsPerSecond));
        var level = 0.0;
        return [.. energies.Select(energy => level = energy + (keeps * (level - energy)))];
    }
}
