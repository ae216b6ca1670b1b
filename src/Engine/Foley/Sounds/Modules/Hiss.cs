using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>White noise of chance.</summary>
internal static class Hiss
{
    /// <summary>Even power, effective value 1.</summary>
    public static void Fill(Span<float> samples, Chance chance)
    {
        const float scale = 1.7320508f / (1 << 23);
        for (var i = 0; i < samples.Length; i++) samples[i] = ((int)(chance.NextBits() >> 40) - (1 << 23)) * scale;
    }

    /// <summary>Of the two edges of a band in hertz, with a gain that keeps noise as loud however narrow it is.</summary>
    public static double GainOf(double lowHz, double highHz) => Math.Sqrt(24_000 / Math.Max(50, highHz - lowHz));
}
