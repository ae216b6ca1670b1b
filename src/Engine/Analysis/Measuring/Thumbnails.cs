using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cuewright.Engine.Analysis.Measuring;

/// <summary>Comparisons of kept thumbnails.</summary>
internal static class Thumbnails
{
    /// <summary>Mean difference a cell, luma and both colours together, in levels.</summary>
    public static double Distance(in Thumbnail a, in Thumbnail b)
    {
        ReadOnlySpan<byte> first = a, second = b;
        ref var x = ref MemoryMarshal.GetReference(first);
        ref var y = ref MemoryMarshal.GetReference(second);
        var sums = Vector128<uint>.Zero;
        // 432 is 27 vectors exactly.
        for (nuint at = 0; at < Thumbnail.Length; at += 16)
        {
            var p = Vector128.LoadUnsafe(ref x, at);
            var q = Vector128.LoadUnsafe(ref y, at);
            var (low, high) = Vector128.Widen(Vector128.Max(p, q) - Vector128.Min(p, q));
            var (even, odd) = Vector128.Widen(low + high);
            sums += even + odd;
        }

        return Vector128.Sum(sums) / (double)Thumbnail.Cells;
    }

    /// <summary>How far a frame is from the blend of two others, in the same unit.</summary>
    public static double DistanceToBlend(in Thumbnail frame, in Thumbnail from, in Thumbnail to, double part)
    {
        ReadOnlySpan<byte> now = frame, first = from, last = to;
        var weight = (int)Math.Round(part * 256);
        var sum = 0;
        for (var i = 0; i < now.Length; i++)
        {
            sum += Math.Abs((now[i] << 8) - (first[i] * (256 - weight)) - (last[i] * weight)) >> 8;
        }

        return sum / (double)Thumbnail.Cells;
    }

    /// <summary>The share of white in a frame if it is another frame with white light laid over it, and what that leaves unexplained.</summary>
    public static (double White, double Left) Whitened(in Thumbnail frame, in Thumbnail under)
    {
        ReadOnlySpan<byte> now = frame, below = under;
        // Least squares for now − white = (1 − share)(below − white); white has no colour difference.
        double product = 0, square = 1e-9;
        for (var i = 0; i < now.Length; i++)
        {
            var white = i < Thumbnail.Cells ? 255 : 128;
            product += (now[i] - white) * (double)(below[i] - white);
            square += (below[i] - white) * (double)(below[i] - white);
        }

        var kept = Math.Clamp(product / square, 0, 1);
        var left = 0.0;
        for (var i = 0; i < now.Length; i++)
        {
            var white = i < Thumbnail.Cells ? 255 : 128;
            left += Math.Abs(now[i] - white - (kept * (below[i] - white)));
        }

        return (1 - kept, left / Thumbnail.Cells);
    }

    /// <summary>Likeness of what is drawn, whatever the light: correlation of luma, 1 the same, 0 unrelated.</summary>
    public static double Likeness(in Thumbnail a, in Thumbnail b)
    {
        ReadOnlySpan<byte> first = a, second = b;
        long x = 0, y = 0, xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < Thumbnail.Cells; i++)
        {
            int p = first[i], q = second[i];
            x += p;
            y += q;
            xx += p * p;
            yy += q * q;
            xy += p * q;
        }

        const double N = Thumbnail.Cells;
        var spread = Math.Sqrt((xx - (x * (double)x / N)) * (yy - (y * (double)y / N)));
        return spread < N ? 0 : (xy - (x * (double)y / N)) / spread;
    }
}
