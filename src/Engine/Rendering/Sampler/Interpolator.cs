using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>Reads 16-bit samples at fractional positions (32.32 fixed point) through a kernel.</summary>
internal static unsafe class Interpolator
{
    /// <summary>Writes outputs to every eighth place of a buffer that eight voices share. All taps must lie in the sample.</summary>
    public static void Run(ReadOnlySpan<short> sample, long position, long step, SincKernel kernel, Span<float> lane, int count)
    {
        if (count == 0) return;
        var last = (position + ((count - 1) * step)) >> 32;
        ArgumentOutOfRangeException.ThrowIfLessThan(position >> 32, kernel.Before);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, sample.Length - (kernel.Taps - kernel.Before));
        ArgumentOutOfRangeException.ThrowIfLessThan(lane.Length, ((count - 1) * VoiceLanes.Count) + 1);
        fixed (short* start = sample)
        fixed (short* weights = kernel.Weights)
        fixed (float* output = lane)
        {
            var rows = new Rows(start - kernel.Before, weights, kernel.Taps, kernel.PhaseShift);
            var i = 0;
            if (Avx2.IsSupported)
            {
                for (; i <= count - 8; i += 8, position += 8 * step)
                {
                    // Eight outputs; the pairwise sums of their products then meet in one register.
                    var sum01 = Avx2.HorizontalAdd(rows.Products(position), rows.Products(position + step));
                    var sum23 = Avx2.HorizontalAdd(rows.Products(position + (2 * step)), rows.Products(position + (3 * step)));
                    var sum45 = Avx2.HorizontalAdd(rows.Products(position + (4 * step)), rows.Products(position + (5 * step)));
                    var sum67 = Avx2.HorizontalAdd(rows.Products(position + (6 * step)), rows.Products(position + (7 * step)));
                    var low = Avx2.HorizontalAdd(sum01, sum23);
                    var high = Avx2.HorizontalAdd(sum45, sum67);
                    var near = Vector128.ConvertToSingle(low.GetLower() + low.GetUpper()) * SincKernel.Scale;
                    var far = Vector128.ConvertToSingle(high.GetLower() + high.GetUpper()) * SincKernel.Scale;
                    var at = output + (i * 8);
                    at[0] = near[0];
                    at[8] = near[1];
                    at[16] = near[2];
                    at[24] = near[3];
                    at[32] = far[0];
                    at[40] = far[1];
                    at[48] = far[2];
                    at[56] = far[3];
                }
            }

            for (; i < count; i++, position += step) output[i * 8] = At(new ReadOnlySpan<short>(start + (position >> 32) - kernel.Before, kernel.Taps), position, kernel);
        }
    }

    /// <summary>One output from taps gathered by the caller, where a loop or an end cuts through them.</summary>
    public static float At(ReadOnlySpan<short> taps, long position, SincKernel kernel)
    {
        var row = kernel.Weights.AsSpan((int)((uint)position >> kernel.PhaseShift) * kernel.Taps, kernel.Taps);
        var sum = 0;
        for (var tap = 0; tap < row.Length; tap++) sum += taps[tap] * row[tap];
        return sum * SincKernel.Scale;
    }

    private readonly struct Rows(short* first, short* weights, int taps, int shift)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<int> Products(long position)
        {
            var sample = first + (position >> 32);
            var row = weights + ((uint)position >> shift) * (uint)taps;
            var sum = Avx2.MultiplyAddAdjacent(Vector256.Load(sample), Vector256.Load(row));
            for (var tap = SincKernel.TapGroup; tap < taps; tap += SincKernel.TapGroup)
            {
                sum += Avx2.MultiplyAddAdjacent(Vector256.Load(sample + tap), Vector256.Load(row + tap));
            }

            return sum;
        }
    }
}
