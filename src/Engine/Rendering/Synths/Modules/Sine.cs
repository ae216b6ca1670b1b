using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>Sines by polynomial: the same on every machine, eight at a time.</summary>
internal static class Sine
{
    // Minimax of sin(2πx) on a quarter cycle, odd powers; error below 3e-7.
    private const float C1 = 6.283185161f;
    private const float C3 = -41.34165514f;
    private const float C5 = 81.60100958f;
    private const float C7 = -76.54989048f;
    private const float C9 = 39.53743159f;

    /// <summary>sin(2π · cycles).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Of(Vector256<float> cycles)
    {
        var x = cycles - Vector256.Round(cycles);

        // Fold the outer quarters over: sin(π − a) = sin a.
        var folded = Vector256.CopySign(Vector256.Create(0.5f), x) - x;
        x = Vector256.ConditionalSelect(Vector256.GreaterThan(Vector256.Abs(x), Vector256.Create(0.25f)), folded, x);
        var y = x * x;
        var p = Vector256.FusedMultiplyAdd(Vector256.Create(C9), y, Vector256.Create(C7));
        p = Vector256.FusedMultiplyAdd(p, y, Vector256.Create(C5));
        p = Vector256.FusedMultiplyAdd(p, y, Vector256.Create(C3));
        p = Vector256.FusedMultiplyAdd(p, y, Vector256.Create(C1));
        return p * x;
    }

    /// <summary>The same for one value, arranged so that it is soon there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Of(float cycles)
    {
        // Adding and taking away 1.5 · 2²³ rounds to whole numbers.
        const float round = 12_582_912;
        var x = cycles - (cycles + round - round);
        if (MathF.Abs(x) > 0.25f) x = MathF.CopySign(0.5f, x) - x;
        var y = x * x;
        var high = MathF.FusedMultiplyAdd(MathF.FusedMultiplyAdd(C9, y, C7), y, C5);
        return x * MathF.FusedMultiplyAdd(high, y * y, MathF.FusedMultiplyAdd(C3, y, C1));
    }

    /// <summary>Adds a sine to both sides; phase and step in cycles.</summary>
    public static void Add(double phase, double step, Span<float> left, Span<float> right, float leftGain, float rightGain)
    {
        right = right[..left.Length];
        ref var l = ref MemoryMarshal.GetReference(left);
        ref var r = ref MemoryMarshal.GetReference(right);
        var i = 0;
        for (; i <= left.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            var y = Of(((Vector256<float>.Indices + Vector256.Create((float)i)) * (float)step) + Vector256.Create((float)phase));
            ((y * leftGain) + Vector256.LoadUnsafe(ref l, (nuint)i)).StoreUnsafe(ref l, (nuint)i);
            ((y * rightGain) + Vector256.LoadUnsafe(ref r, (nuint)i)).StoreUnsafe(ref r, (nuint)i);
        }

        for (; i < left.Length; i++)
        {
            var y = Of((float)(phase + (step * i)));
            left[i] += y * leftGain;
            right[i] += y * rightGain;
        }
    }

    /// <summary>tan(2π · cycles), up to a quarter.</summary>
    public static float Tangent(float cycles) => Of(cycles) / Of(0.25f - cycles);
}
