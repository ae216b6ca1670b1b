using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cuewright.Engine.Analysis.Measuring;

/// <summary>
/// Looks for a piece of 8×5 cells of one picture in another. Only some of its cells count, those that moved and a rim
/// around them: else a small ball before a patterned wall would be outvoted by the wall.
/// </summary>
internal static class PieceSearch
{
    public const int Width = 8;
    public const int Height = 5;

    /// <summary>Farthest movement looked for beyond the camera's, in cells.</summary>
    private const int Reach = 8;
    private const int Side = (2 * Reach) + 1;

    /// <summary>How much worse than the best a nearer place may fit, as a share of the change.</summary>
    private const double AsGood = 0.12;

    /// <summary>Takes the cells that count as bytes of ones, and the camera's movement from the picture to the other.</summary>
    public static PieceFound Find(ReadOnlySpan<byte> picture, ReadOnlySpan<byte> other, int left, int top, ReadOnlySpan<ulong> masks, int count, CameraFit camera)
    {
        Span<ulong> cells = stackalloc ulong[Height];
        for (var row = 0; row < Height; row++) cells[row] = Eight(picture, left, top + row) & masks[row];
        var (moveX, moveY) = camera.At(left + (Width / 2.0) - (SmallPicture.Width / 2.0), top + (Height / 2.0) - (SmallPicture.Height / 2.0));
        var (baseX, baseY) = (left + (int)Math.Round(moveX), top + (int)Math.Round(moveY));
        Span<int> costs = stackalloc int[Side * Side];
        var least = int.MaxValue;
        for (var at = 0; at < costs.Length; at++)
        {
            costs[at] = Cost((at % Side) - Reach, (at / Side) - Reach, cells, masks, other);
            least = Math.Min(least, costs[at]);
        }

        var still = costs[costs.Length / 2];
        var (bestX, bestY) = Nearest(costs, least + (int)(AsGood * still));
        var here = Cost(bestX, bestY, cells, masks, other);
        var tipX = Tip(Cost(bestX - 1, bestY, cells, masks, other), here, Cost(bestX + 1, bestY, cells, masks, other), count);
        var tipY = Tip(Cost(bestX, bestY - 1, cells, masks, other), here, Cost(bestX, bestY + 1, cells, masks, other), count);
        return new PieceFound(bestX + tipX + baseX - left - moveX, bestY + tipY + baseY - top - moveY, still, here);

        int Cost(int x, int y, ReadOnlySpan<ulong> cells, ReadOnlySpan<ulong> masks, ReadOnlySpan<byte> other)
        {
            (x, y) = (Math.Clamp(baseX + x, -SmallPicture.PadX, SmallPicture.Width + SmallPicture.PadX - Width),
                Math.Clamp(baseY + y, -SmallPicture.PadY, SmallPicture.Height + SmallPicture.PadY - Height));
            var sum = 0;
            for (var row = 0; row < Height; row++) sum += Differences(Eight(other, x, y + row) & masks[row], cells[row]);
            return sum;
        }
    }

    /// <summary>
    /// Of places that fit nearly alike the nearest: along an edge, inside an even surface and among stripes many do, and
    /// what then moves is at least this.
    /// </summary>
    private static (int X, int Y) Nearest(ReadOnlySpan<int> costs, int enough)
    {
        var (best, shortest) = (0, int.MaxValue);
        for (var at = 0; at < costs.Length; at++)
        {
            var (x, y) = ((at % Side) - Reach, (at / Side) - Reach);
            var way = (x * x) + (y * y);
            if (costs[at] > enough || way > shortest || (way == shortest && costs[at] >= costs[best])) continue;
            (best, shortest) = (at, way);
        }

        return ((best % Side) - Reach, (best / Side) - Reach);
    }

    private static ulong Eight(ReadOnlySpan<byte> picture, int x, int y) =>
        BinaryPrimitives.ReadUInt64LittleEndian(picture[(SmallPicture.Origin + (y * SmallPicture.Stride) + x)..]);

    private static double Tip(int left, int least, int right, int count)
    {
        var slope = Math.Max(left, right) - least;
        return slope <= count / 4 ? 0 : Math.Clamp(0.5 * (left - right) / slope, -0.5, 0.5);
    }

    /// <summary>Sum of absolute differences of eight bytes.</summary>
    private static int Differences(ulong a, ulong b)
    {
        var (x, y) = (Vector128.CreateScalar(a).AsByte(), Vector128.CreateScalar(b).AsByte());
        if (Sse2.IsSupported) return Sse2.SumAbsoluteDifferences(x, y).ToScalar();
        return Vector128.Sum(Vector128.WidenLower(Vector128.Max(x, y) - Vector128.Min(x, y)));
    }
}

/// <summary>
/// Where a piece lies in another picture beyond the camera's movement, in cells, and how much it differs from what is
/// there, and from what is where it would have stayed.
/// </summary>
internal readonly record struct PieceFound(double X, double Y, int InPlace, int Left)
{
    /// <summary>Of noise, too, the best of so many places explains some: only what is left below this share counts.</summary>
    private const double Explained = 0.7;

    public double Way => Math.Sqrt((X * X) + (Y * Y));

    /// <summary>How far it was really found, 0 to 1, held against a change that was there to be explained.</summary>
    public double Trust(int change) => change == 0 ? 0 : Math.Max(0, 1 - (Left / (Explained * change)));
}
