using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
        ref var source = ref MemoryMarshal.GetReference(samples);
        ref var target = ref MemoryMarshal.GetReference(output);
        var i = 0;
        for (; i <= samples.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            var gain = ((Vector256<float>.Indices + Vector256.Create(i + 1f)) * slope) + Vector256.Create(from);
            var sum = (Vector256.LoadUnsafe(ref source, (nuint)i) * gain) + Vector256.LoadUnsafe(ref target, (nuint)i);
            sum.StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < samples.Length; i++) output[i] += samples[i] * (from + (slope * (i + 1)));
    }
}
