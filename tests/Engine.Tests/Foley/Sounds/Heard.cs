using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Foley.Sounds;

/// <summary>An occurrence of a sound as far as it was listened to.</summary>
internal sealed record Heard(float[] Left, float[] Right, bool Ended)
{
    private static readonly float[] Window = [.. Enumerable.Range(0, 2048).Select(i => (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * i / 2048))))];

    public float[] Mono => [.. Left.Zip(Right, (left, right) => (left + right) / 2)];

    public float Peak => Math.Max(Math.Abs(TensorPrimitives.MaxMagnitude<float>(Left)), Math.Abs(TensorPrimitives.MaxMagnitude<float>(Right)));

    public static Heard Of(NamedSound sound, Manner manner, int variation, double askedSeconds, double listenSeconds, int block = 4096)
    {
        var sounding = sound.Begin(manner, askedSeconds, Occurrence.Of(new Seed(7), sound, variation));
        var (left, right) = (new List<float>(), new List<float>());
        var (ownLeft, ownRight) = (new float[block], new float[block]);
        var ended = false;
        while (!ended && left.Count < listenSeconds * Signals.Rate)
        {
            var count = sounding.Read(ownLeft, ownRight);
            left.AddRange(ownLeft.AsSpan(0, count));
            right.AddRange(ownRight.AsSpan(0, count));
            ended = count < block;
        }

        return new Heard([.. left], [.. right], ended);
    }

    /// <summary>Centre of its power over frequency.</summary>
    public double CentroidHz()
    {
        var fft = new Fft(Window.Length);
        var (block, re, im) = (new float[Window.Length], new float[fft.Bins], new float[fft.Bins]);
        var (sum, weighted) = (0.0, 0.0);
        for (var start = 0; start < Left.Length; start += Window.Length / 2)
        {
            for (var i = 0; i < block.Length; i++) block[i] = start + i < Left.Length ? (Left[start + i] + Right[start + i]) * Window[i] : 0;
            fft.Forward(block, re, im);
            for (var bin = 1; bin < fft.Bins; bin++)
            {
                var power = ((double)re[bin] * re[bin]) + ((double)im[bin] * im[bin]);
                sum += power;
                weighted += power * bin;
            }
        }

        return weighted / sum * Signals.Rate / Window.Length;
    }
}
