using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Foley.Sounds.Calls;

/// <summary>How pitch and pulse are read off a sound.</summary>
internal static class Pitches
{
    private const double NearlyAsGood = 0.92;

    /// <summary>Where a sound best repeats itself, in Hz: the first peak of its autocorrelation that is nearly as high as the highest.</summary>
    public static double Repeats(ReadOnlySpan<float> samples, double lowestHz, double highestHz, double rate = Signals.Rate)
    {
        var longest = (int)(rate / lowestHz);
        var shortest = Math.Max(1, (int)(rate / highestHz));
        var window = samples.Length - longest - 2;
        var likeness = new double[longest + 2];
        for (var lag = shortest - 1; lag <= longest + 1; lag++)
        {
            var (product, own, other) = (0.0, 1e-20, 1e-20);
            for (var i = 0; i < window; i++)
            {
                product += samples[i] * samples[i + lag];
                own += samples[i] * samples[i];
                other += samples[i + lag] * samples[i + lag];
            }

            likeness[lag] = product / Math.Sqrt(own * other);
        }

        var best = likeness.AsSpan(shortest, longest - shortest + 1).ToArray().Max();
        for (var lag = shortest; lag <= longest; lag++)
        {
            if (likeness[lag] < NearlyAsGood * best || likeness[lag] < likeness[lag - 1] || likeness[lag] < likeness[lag + 1]) continue;
            var bend = likeness[lag - 1] - (2 * likeness[lag]) + likeness[lag + 1];
            return rate / (lag + (bend == 0 ? 0 : (likeness[lag - 1] - likeness[lag + 1]) / (2 * bend)));
        }

        return 0;
    }

    /// <summary>The part around where it is loudest.</summary>
    public static float[] Loudest(float[] samples, double seconds)
    {
        var window = Math.Min(samples.Length, (int)(seconds * Signals.Rate));
        var (best, at) = (double.NegativeInfinity, 0);
        for (var start = 0; start + window <= samples.Length; start += 240)
        {
            var level = Signals.LevelDb(samples.AsSpan(start, window));
            if (level > best) (best, at) = (level, start);
        }

        return samples[at..(at + window)];
    }

    /// <summary>Its loudness in steps of so many milliseconds.</summary>
    public static float[] Envelope(float[] samples, int milliseconds = 1)
    {
        var step = milliseconds * Signals.Rate / 1000;
        return [.. samples.Chunk(step).Select(chunk => (float)Math.Sqrt(chunk.Average(sample => (double)sample * sample)))];
    }

    /// <summary>How much of its loudness swings so often a second.</summary>
    public static double Swing(float[] samples, double lowHz, double highHz)
    {
        var envelope = Envelope(samples, 4);
        var strongest = 0.0;
        for (var hertz = lowHz; hertz <= highHz; hertz += 0.25)
        {
            var (real, imaginary, sum) = (0.0, 0.0, 0.0);
            for (var i = 0; i < envelope.Length; i++)
            {
                var window = 1 - Math.Cos(2 * Math.PI * (i + 0.5) / envelope.Length);
                var (sine, cosine) = Math.SinCos(2 * Math.PI * hertz * i * 0.004);
                (real, imaginary, sum) = (real + (window * envelope[i] * cosine), imaginary + (window * envelope[i] * sine), sum + (window * envelope[i]));
            }

            strongest = Math.Max(strongest, 2 * Math.Sqrt((real * real) + (imaginary * imaginary)) / sum);
        }

        return strongest;
    }

    /// <summary>The pitch of a pure tone, by its rising zero crossings.</summary>
    public static double Crossings(ReadOnlySpan<float> samples)
    {
        var (first, last, count) = (-1.0, 0.0, 0);
        for (var i = 1; i < samples.Length; i++)
        {
            if (samples[i - 1] >= 0 || samples[i] < 0) continue;
            last = i - (samples[i] / (samples[i] - samples[i - 1]));
            if (first < 0) first = last;
            else count++;
        }

        return count * Signals.Rate / (last - first);
    }

    /// <summary>When it rises above a share of its peak, having been below half of that, in seconds.</summary>
    public static double[] Onsets(float[] samples, double share = 0.3, int milliseconds = 1)
    {
        var envelope = Envelope(samples, milliseconds);
        var peak = envelope.Max();
        var onsets = new List<double>();
        var isUp = false;
        for (var i = 0; i < envelope.Length; i++)
        {
            if (!isUp && envelope[i] > share * peak) onsets.Add(i * milliseconds / 1000.0);
            isUp = envelope[i] > share * peak || (isUp && envelope[i] > 0.5 * share * peak);
        }

        return [.. onsets];
    }
}
