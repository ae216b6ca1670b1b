using System.Collections.Immutable;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mastering;

/// <summary>Mean power spectrum of a mix, from windows spread over its whole length.</summary>
internal sealed class LongTermSpectrum
{
    private const int Window = 8192;

    /// <summary>More windows do not change the mean of a long piece enough to matter.</summary>
    private const int MostWindows = 400;

    private readonly double[] _power = new double[(Window / 2) + 1];

    private LongTermSpectrum()
    {
    }

    public static LongTermSpectrum Of(Mix mix)
    {
        var spectrum = new LongTermSpectrum();
        var fft = new Fft(Window);
        var shape = Hann();
        var left = new float[Window];
        var right = new float[Window];
        var real = new float[fft.Bins];
        var imaginary = new float[fft.Bins];
        var step = Math.Max(Window / 2, mix.LengthSamples / MostWindows);
        var windows = 0;
        for (var start = 0L; start + Window <= mix.LengthSamples; start += step)
        {
            windows++;
            mix.Read(start, left, right);
            foreach (var channel in new[] { left, right })
            {
                for (var i = 0; i < Window; i++) channel[i] *= shape[i];
                fft.Forward(channel, real, imaginary);
                for (var bin = 0; bin < real.Length; bin++)
                {
                    spectrum._power[bin] += ((double)real[bin] * real[bin]) + ((double)imaginary[bin] * imaginary[bin]);
                }
            }
        }

        // So that the bins add up to the mean square of both channels (Parseval).
        var scale = 2 / (Window * shape.Sum(x => (double)x * x) * Math.Max(1, windows));
        for (var bin = 0; bin < spectrum._power.Length; bin++) spectrum._power[bin] *= scale;
        return spectrum;
    }

    /// <summary>Level of each octave around these centres (dB); <see cref="LoudnessReport.Silence"/> and less: as good as none.</summary>
    public ImmutableArray<double> OctavesDb(ImmutableArray<double> centresHz) =>
        [.. centresHz.Select(hz => Decibels.FromPower(Power(hz / Math.Sqrt(2), hz * Math.Sqrt(2)) + 1e-12))];

    private double Power(double fromHz, double toHz)
    {
        var sum = 0.0;
        for (var bin = BinAt(fromHz); bin < BinAt(toHz); bin++) sum += _power[bin];
        return sum;
    }

    private static int BinAt(double hz) => Math.Min(Window / 2, (int)Math.Ceiling(hz * Window / SampleClock.Rate));

    private static float[] Hann()
    {
        var shape = new float[Window];
        for (var i = 0; i < Window; i++) shape[i] = (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * i / Window)));
        return shape;
    }
}
