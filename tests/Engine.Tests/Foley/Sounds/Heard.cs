using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Tests.Dsp;
using Cuewright.Engine.Tests.Rendering.Synths;

namespace Cuewright.Engine.Tests.Foley.Sounds;

/// <summary>An occurrence of a sound as far as it was listened to.</summary>
internal sealed record Heard(float[] Left, float[] Right, bool Ended)
{
    public float[] Mono => [.. Left.Zip(Right, (left, right) => (left + right) / 2)];

    public double Peak => Left.Concat(Right).Max(Math.Abs);

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
        const int size = 2048;
        var (sum, weighted) = (0.0, 0.0);
        var mono = Mono;
        for (var start = 0; start < mono.Length; start += size)
        {
            var (power, hz) = Spectrum.Of(mono, size, start);
            for (var bin = 1; bin < power.Length; bin++)
            {
                sum += power[bin];
                weighted += power[bin] * bin * hz;
            }
        }

        return weighted / sum;
    }
}
