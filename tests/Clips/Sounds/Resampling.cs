namespace Cuewright.Clips.Sounds;

/// <summary>From any rate to the one that is listened at, by a windowed sinc: slow, plain and clean enough for test material.</summary>
public static class Resampling
{
    private const int Reach = 16;

    public static float[] Resample(ReadOnlySpan<float> samples, int from, int to)
    {
        var step = (double)from / to;
        // Below both Nyquist rates, with room for the slope.
        var cutoff = 0.94 / Math.Max(1, step);
        var reach = (int)(Reach / cutoff);
        var resampled = new float[(int)(samples.Length / step)];
        for (var i = 0; i < resampled.Length; i++)
        {
            var at = i * step;
            var sum = 0.0;
            for (var k = Math.Max(0, (int)at - reach); k <= Math.Min(samples.Length - 1, (int)at + reach); k++)
            {
                var x = at - k;
                var window = 0.5 + (0.5 * Math.Cos(Math.PI * Math.Clamp(x / reach, -1, 1)));
                sum += samples[k] * window * (x == 0 ? cutoff : Math.Sin(Math.PI * cutoff * x) / (Math.PI * x));
            }

            resampled[i] = (float)sum;
        }

        return resampled;
    }
}
