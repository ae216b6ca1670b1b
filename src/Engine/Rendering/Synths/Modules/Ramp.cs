using System.Runtime.CompilerServices;

namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>Gains that run straight from one value to the next.</summary>
internal static class Ramp
{
    /// <summary>Adds the samples, at the full second gain with the last of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<float> samples, Span<float> output, float from, float to)
    {
        output = output[..samples.Length];
        var slope = (to - from) / Math.Max(1, samples.Length);
        for (var i = 0; i < samples.Length; i++) output[i] += samples[i] * (from + (slope * (i + 1)));
    }
}
