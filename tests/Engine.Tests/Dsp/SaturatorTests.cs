using Cuewright.Engine.Dsp;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Dsp;

public sealed class SaturatorTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(-6, 0)]
    [InlineData(0, 0.4)]
    public void Harmonics_are_those_of_the_curve(double driveDb, double asymmetry)
    {
        // Fourier coefficients of the curve itself, u/√(1 + u²), over one turn of a sine of amplitude 0.7.
        var driven = Driven(Sine(1, 480, Decibels.FromGain(0.7)), new SaturatorOptions { DriveDb = driveDb, Asymmetry = asymmetry });
        foreach (var harmonic in new[] { 1, 2, 3, 5 })
        {
            var expected = Coefficient(harmonic, Decibels.ToGain(driveDb), asymmetry);
            if (Decibels.FromGain(expected + 1e-12) < -70) Assert.InRange(Level(driven, 480 * harmonic), double.NegativeInfinity, -70);
            else Assert.Equal(Decibels.FromGain(expected), Level(driven, 480 * harmonic), 0.1);
        }
    }

    [Theory]
    [InlineData(5100)]
    [InlineData(9100)]
    [InlineData(15_100)]
    public void Nothing_folds_back_above_60_dB_below(double hz)
    {
        // Driven harder than any mix does.
        var driven = Driven(Sine(1, hz, -3), new SaturatorOptions { DriveDb = 3, Asymmetry = 0.3 });
        var own = Level(driven, hz);
        for (var probe = 100.0; probe < 19_000; probe += 100)
        {
            var isHarmonic = Math.Abs((probe / hz) - Math.Round(probe / hz)) < 1e-9 && probe >= hz;
            if (!isHarmonic) Assert.InRange(Level(driven, probe) - own, double.NegativeInfinity, -60);
        }
    }

    [Fact]
    public void Soft_sounds_pass_unchanged_and_without_direct_voltage()
    {
        var added = new float[Rate];
        new Saturator(Rate, new SaturatorOptions { DriveDb = -6, Asymmetry = 0.4 }).Process(Sine(1, 440, -60), added);
        Assert.InRange(LevelDb(added), double.NegativeInfinity, -60 - 60);
        new Saturator(Rate, new SaturatorOptions { DriveDb = 6, Asymmetry = 0.4 }).Process(Sine(1, 440, -6), added);
        Assert.InRange(Math.Abs(added.AsSpan(Rate / 2).ToArray().Average()), 0, 1e-4);
    }

    /// <summary>Plain sound, as late as what is added, and what is added.</summary>
    private static float[] Driven(float[] samples, SaturatorOptions options)
    {
        var added = new float[samples.Length];
        new Saturator(Rate, options).Process(samples, added);
        return [.. added.Select((x, i) => x + (i < Saturator.Latency ? 0 : samples[i - Saturator.Latency]))];
    }

    /// <summary>Amplitude of a frequency in the second half, over whole tenths of a second.</summary>
    private static double Level(float[] samples, double hz) =>
        ResponseDb(samples.AsSpan(Rate / 2), hz) - Decibels.FromGain(Rate / 4);

    private static double Coefficient(int harmonic, double drive, double bias)
    {
        const int steps = 4096;
        var knee = Math.Pow(1 + (bias * bias), 1.5);
        var (re, im) = (0.0, 0.0);
        for (var i = 0; i < steps; i++)
        {
            var angle = 2 * Math.PI * i / steps;
            var u = (drive * 0.7 * Math.Sin(angle)) + bias;
            var y = knee / drive * u / Math.Sqrt(1 + (u * u));
            re += y * Math.Cos(harmonic * angle) * 2 / steps;
            im += y * Math.Sin(harmonic * angle) * 2 / steps;
        }

        return Math.Sqrt((re * re) + (im * im));
    }
}
