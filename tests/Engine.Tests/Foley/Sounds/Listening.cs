using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Foley.Sounds;

/// <summary>One occurrence in mono, its pitches and its envelope.</summary>
internal static class Listening
{
    public static float[] Of(NamedSound sound, double seconds, Manner? manner = null, double? length = null, ulong seed = 1)
    {
        var sounding = sound.Begin(manner ?? Manner.Usual, length ?? seconds, new Seed(seed).Begin());
        var left = new float[SampleClock.SamplesAt(seconds)];
        var right = new float[left.Length];
        sounding.Read(left, right);
        for (var i = 0; i < left.Length; i++) left[i] = (left[i] + right[i]) / 2;
        return left;
    }

    /// <summary>How strong a frequency is in a stretch of time, against nothing in particular (Goertzel, Hann window).</summary>
    public static double At(float[] samples, double hertz, double from, double seconds)
    {
        var (start, count) = ((int)SampleClock.SamplesAt(from), (int)SampleClock.SamplesAt(seconds));
        var (re, im) = (0.0, 0.0);
        for (var i = 0; i < count; i++)
        {
            var window = 0.5 - (0.5 * Math.Cos(2 * Math.PI * i / count));
            var (sine, cosine) = Math.SinCos(2 * Math.PI * hertz * i / SampleClock.Rate);
            re += samples[start + i] * window * cosine;
            im += samples[start + i] * window * sine;
        }

        return Math.Sqrt((re * re) + (im * im)) / count;
    }

    /// <summary>The strongest frequency between two, to a part in a thousand of their distance.</summary>
    public static double Strongest(float[] samples, double low, double high, double from, double seconds)
    {
        var step = Math.Min(0.5 / seconds, (high - low) / 20);
        var best = Enumerable.Range(0, (int)((high - low) / step) + 1).Select(i => low + (i * step)).MaxBy(hertz => At(samples, hertz, from, seconds));
        return Enumerable.Range(-10, 21).Select(i => best + (i * step / 10)).MaxBy(hertz => At(samples, hertz, from, seconds));
    }

    /// <summary>The envelope: what is above a frequency, rectified and smoothed, once a millisecond.</summary>
    public static float[] Envelope(float[] samples, double aboveHertz = 300)
    {
        var high = new float[samples.Length];
        new Biquad(BiquadCoefficients.HighPass(SampleClock.Rate, aboveHertz)).Process(samples, high);
        const int each = SampleClock.Rate / 1000;
        return [.. high.Chunk(each).Select(chunk => chunk.Max(Math.Abs))];
    }
}
