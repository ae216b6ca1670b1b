using Cuewright.Engine.Tests.Rendering.Synths;

namespace Cuewright.Engine.Tests.Foley.Sounds;

/// <summary>Where a sound has its tones.</summary>
internal static class Pitches
{
    /// <summary>The strongest tone between two pitches, to a fraction of a bin (a parabola through the peak in dB).</summary>
    public static double Strongest(float[] sound, double fromSeconds, double lowHz, double highHz, int size = 65_536)
    {
        var (power, hz) = Spectrum.Of(sound, size, (int)(fromSeconds * 48_000));
        var (low, high) = ((int)Math.Ceiling(lowHz / hz), (int)(highHz / hz));
        var peak = Enumerable.Range(low, high - low + 1).MaxBy(bin => power[bin]);
        var (a, b, c) = (Math.Log(power[peak - 1]), Math.Log(power[peak]), Math.Log(power[peak + 1]));
        return hz * (peak + ((a - c) / (2 * (a - (2 * b) + c))));
    }
}
