using System.Runtime.CompilerServices;
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

    public static float Of(float cycles)
    {
        var x = cycles - MathF.Round(cycles);
        if (MathF.Abs(x) > 0.25f) x = MathF.CopySign(0.5f, x) - x;
        var y = x * x;
        var p = MathF.FusedMultiplyAdd(C9, y, C7);
        p = MathF.FusedMultiplyAdd(p, y, C5);
        p = MathF.FusedMultiplyAdd(p, y, C3);
        p = MathF.FusedMultiplyAdd(p, y, C1);
        return p * x;
    }
}
