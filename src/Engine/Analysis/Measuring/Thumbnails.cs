using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cuewright.Engine.Analysis.Measuring;

/// <summary>Where the edge of a wipe runs to.</summary>
internal enum WipeWay
{
    Right,
    Down,
    Left,
    Up,
}

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

    /// <summary>
    /// The share of the picture that stays as it is between two frames that differ: cells that change by far less than the
    /// mean. Black ones tell nothing. A new picture leaves a few by chance; writing that comes up over one leaves most.
    /// </summary>
    public static double Staying(in Thumbnail a, in Thumbnail b)
    {
        const int Black = 24;
        ReadOnlySpan<byte> first = a, second = b;
        Span<int> changes = stackalloc int[Thumbnail.Cells];
        int count = 0, sum = 0;
        for (var i = 0; i < Thumbnail.Cells; i++)
        {
            if ((first[i] | second[i]) < Black) continue;
            var change = 0;
            for (var plane = i; plane < Thumbnail.Length; plane += Thumbnail.Cells) change += Math.Abs(first[plane] - second[plane]);
            changes[count++] = change;
            sum += change;
        }

        var staying = 0;
        foreach (var change in changes[..count])
        {
            if (8 * change * count <= sum) staying++;
        }

        return count == 0 ? 0 : staying / (double)count;
    }

    /// <summary>The share of the second of two pictures in a frame that lies between them, and how far the frame is from their blend at a given part, in levels.</summary>
    public static (double Share, double Left) Blend(in Thumbnail frame, in Thumbnail from, in Thumbnail to, double part)
    {
        ReadOnlySpan<byte> now = frame, first = from, last = to;
        var weight = (int)Math.Round(part * 256);
        int product = 0, square = 0, left = 0;
        for (var i = 0; i < now.Length; i++)
        {
            var (way, gone) = (last[i] - first[i], now[i] - first[i]);
            product += way * gone;
            square += way * way;
            left += Math.Abs((gone << 8) - (way * weight)) >> 8;
        }

        return (product / (square + 1e-9), left / (double)Thumbnail.Cells);
    }

    /// <summary>How far a frame is from one picture behind an edge that has passed some part of the way, and another before it, in levels.</summary>
    public static double DistanceToWipe(in Thumbnail frame, in Thumbnail from, in Thumbnail to, double part, WipeWay way)
    {
        ReadOnlySpan<byte> now = frame, first = from, last = to;
        var sideways = way is WipeWay.Right or WipeWay.Left;
        var cells = sideways ? Thumbnail.Columns : Thumbnail.Rows;
        Span<int> weights = stackalloc int[cells];
        for (var i = 0; i < cells; i++)
        {
            var at = way is WipeWay.Right or WipeWay.Down ? i : cells - 1 - i;
            weights[i] = (int)Math.Round(256 * Math.Clamp((part * cells) - at, 0, 1));
        }

        var sum = 0;
        for (var row = 0; row < now.Length / Thumbnail.Columns; row++)
        {
            for (var column = 0; column < Thumbnail.Columns; column++)
            {
                var i = (row * Thumbnail.Columns) + column;
                var weight = weights[sideways ? column : row % Thumbnail.Rows];
                sum += Math.Abs(((now[i] - first[i]) << 8) - ((last[i] - first[i]) * weight)) >> 8;
            }
        }

        return sum / (double)Thumbnail.Cells;
    }

    /// <summary>The same drawing with every plane's mean at the middle of the scale: no longer brighter, darker or tinted.</summary>
    public static Thumbnail Levelled(in Thumbnail thumbnail)
    {
        var levelled = thumbnail;
        Span<byte> cells = levelled;
        for (var plane = 0; plane < Thumbnail.Length; plane += Thumbnail.Cells)
        {
            var part = cells.Slice(plane, Thumbnail.Cells);
            var sum = 0;
            foreach (var cell in part) sum += cell;
            var shift = 128 - (sum / Thumbnail.Cells);
            foreach (ref var cell in part) cell = (byte)Math.Clamp(cell + shift, 0, 255);
        }

        return levelled;
    }

    /// <summary>Mean squared difference between neighbouring cells: how much is drawn in the picture.</summary>
    public static double Texture(in Thumbnail thumbnail)
    {
        ReadOnlySpan<byte> cells = thumbnail;
        var sum = 0;
        for (var plane = 0; plane < Thumbnail.Length; plane += Thumbnail.Cells)
        {
            for (var i = plane; i < plane + Thumbnail.Cells; i++)
            {
                var across = (i + 1) % Thumbnail.Columns == 0 ? 0 : cells[i + 1] - cells[i];
                var down = i + Thumbnail.Columns >= plane + Thumbnail.Cells ? 0 : cells[i + Thumbnail.Columns] - cells[i];
                sum += (across * across) + (down * down);
            }
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
