using Cuewright.Engine.Dsp;
using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Rendering.Synths;

/// <summary>What a sound is made of, over all of it.</summary>
internal static class Spectrum
{
    public static double CentroidHz(float[] sound, int size = 16_384)
    {
        var (power, hz) = Of(sound, size, 0);
        var sum = power.Sum();
        return power.Select((p, bin) => p * bin * hz).Sum() / sum;
    }

    /// <summary>Power by bin of one stretch, and the width of a bin. The window's side lobes are below −90 dB.</summary>
    public static (double[] Power, double BinHz) Of(float[] sound, int size, int start)
    {
        var fft = new Fft(size);
        var block = new float[size];
        for (var i = 0; i < size && start + i < sound.Length; i++)
        {
            var x = 2 * Math.PI * i / size;
            var window = 0.35875 - (0.48829 * Math.Cos(x)) + (0.14128 * Math.Cos(2 * x)) - (0.01168 * Math.Cos(3 * x));
            block[i] = (float)(sound[start + i] * window);
        }

        var re = new float[fft.Bins];
        var im = new float[fft.Bins];
        fft.Forward(block, re, im);
        return ([.. re.Zip(im, (r, i) => ((double)r * r) + ((double)i * i))], (double)Signals.Rate / size);
    }
}
