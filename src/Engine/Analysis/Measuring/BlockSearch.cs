using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cuewright.Engine.Analysis.Measuring;

/// <summary>
/// Where each block of a frame lay in the frame before: full search of a small window around the shift of the whole
/// picture, and a narrow one around standing still. Blocks are 8×9 cells, ten by five of them, so one 16-byte vector
/// covers the rows of two blocks and a whole displacement costs 225 vector differences.
/// </summary>
internal sealed class BlockSearch
{
    public const int BlockWidth = 8;
    public const int BlockHeight = 9;
    public const int Across = SmallPicture.Width / BlockWidth;
    public const int Down = SmallPicture.Height / BlockHeight;
    public const int Blocks = Across * Down;
    public const int BlockCells = BlockWidth * BlockHeight;

    private const int Reach = 7;
    private const int Side = (2 * Reach) + 1;

    /// <summary>A displaced match must beat the common shift by a quarter of a level a cell, or noise would move flat areas.</summary>
    private const int Reluctance = BlockCells / 4;

    /// <summary>So many blocks of even surface weigh as much as one with a drawing.</summary>
    private const int EvenVoices = 5;

    private readonly int[] _window = new int[Side * Side * Blocks];
    private readonly int[] _still = new int[3 * 3 * Blocks];
    private readonly int[] _inPlace = new int[Blocks];

    /// <summary>Summed difference of a block against what was in its place before.</summary>
    public int CostInPlace(int block) => _inPlace[block];

    public void Find(SmallPicture before, SmallPicture now, (int X, int Y) shift, Span<BlockMatch> matches)
    {
        Fill(_window, before, now, shift, Reach);
        Compare(before.PaddedLuma, now.PaddedLuma, 0, _inPlace);
        var far = Math.Max(Math.Abs(shift.X), Math.Abs(shift.Y)) > 1;
        if (far) Fill(_still, before, now, (0, 0), 1);
        for (var block = 0; block < Blocks; block++)
        {
            var match = Choose(_window, block, shift, Reach);
            if (far)
            {
                var still = Choose(_still, block, (0, 0), 1);
                if (still.Cost < match.Cost) match = still;
            }

            matches[block] = match;
        }
    }

    /// <summary>
    /// Whether more blocks fit at a shift than in place. Blocks vote one by one: a single bright ball on a quiet wall is
    /// most of the difference, but not most of the picture. Even surfaces fit both ways; that they stay is a little likelier.
    /// </summary>
    public bool Agree(SmallPicture before, SmallPicture now, (int X, int Y) shift)
    {
        Span<int> shifted = stackalloc int[Blocks];
        Compare(before.PaddedLuma, now.PaddedLuma, 0, _inPlace);
        Compare(before.PaddedLuma, now.PaddedLuma, (shift.Y * SmallPicture.Stride) + shift.X, shifted);
        var (votes, even) = (0, 0);
        for (var block = 0; block < Blocks; block++)
        {
            if (shifted[block] + Reluctance < _inPlace[block]) votes++;
            else if (_inPlace[block] + Reluctance < shifted[block]) votes--;
            else if (_inPlace[block] < BlockCells) even++;
        }

        return votes > even / EvenVoices;
    }

    private static void Fill(Span<int> costs, SmallPicture before, SmallPicture now, (int X, int Y) centre, int reach)
    {
        for (var y = -reach; y <= reach; y++)
        {
            for (var x = -reach; x <= reach; x++)
            {
                Compare(before.PaddedLuma, now.PaddedLuma, ((centre.Y + y) * SmallPicture.Stride) + centre.X + x, costs);
                costs = costs[Blocks..];
            }
        }
    }

    /// <summary>Sum of absolute differences of every block against the picture before, read at an offset.</summary>
    private static void Compare(ReadOnlySpan<byte> before, ReadOnlySpan<byte> now, int offset, Span<int> costs)
    {
        ref var a = ref MemoryMarshal.GetReference(before);
        ref var b = ref MemoryMarshal.GetReference(now);
        for (var down = 0; down < Down; down++)
        {
            for (var pair = 0; pair < Across / 2; pair++)
            {
                var at = SmallPicture.Origin + (down * BlockHeight * SmallPicture.Stride) + (pair * 2 * BlockWidth);
                var sums = Vector128<ulong>.Zero;
                for (var row = 0; row < BlockHeight; row++, at += SmallPicture.Stride)
                {
                    sums += Differences(Vector128.LoadUnsafe(ref a, (nuint)(at + offset)), Vector128.LoadUnsafe(ref b, (nuint)at));
                }

                costs[(down * Across) + (2 * pair)] = (int)sums.GetElement(0);
                costs[(down * Across) + (2 * pair) + 1] = (int)sums.GetElement(1);
            }
        }
    }

    /// <summary>Absolute differences of sixteen bytes, summed over the lower and the upper eight.</summary>
    private static Vector128<ulong> Differences(Vector128<byte> a, Vector128<byte> b)
    {
        if (Sse2.IsSupported) return Sse2.SumAbsoluteDifferences(a, b).AsUInt64();
        var (low, high) = Vector128.Widen(Vector128.Max(a, b) - Vector128.Min(a, b));
        return Vector128.Create((ulong)Vector128.Sum(low), Vector128.Sum(high));
    }

    private static BlockMatch Choose(ReadOnlySpan<int> costs, int block, (int X, int Y) centre, int reach)
    {
        var side = (2 * reach) + 1;
        var middle = (reach * side) + reach;
        var best = middle;
        var least = costs[(middle * Blocks) + block] - Reluctance;
        for (var i = 0; i < side * side; i++)
        {
            var cost = costs[(i * Blocks) + block];
            if (cost < least) (best, least) = (i, cost);
        }

        var (row, column) = Math.DivRem(best, side);
        var bestCost = costs[(best * Blocks) + block];
        // Between whole cells the valley of absolute differences is a V: its tip follows from the two neighbours.
        var tipX = column > 0 && column < side - 1
            ? Tip(costs[((best - 1) * Blocks) + block], bestCost, costs[((best + 1) * Blocks) + block]) : 0;
        var tipY = row > 0 && row < side - 1
            ? Tip(costs[((best - side) * Blocks) + block], bestCost, costs[((best + side) * Blocks) + block]) : 0;
        return new BlockMatch(centre.X + column - reach, centre.Y + row - reach, tipX, tipY, bestCost);
    }

    private static float Tip(int left, int least, int right)
    {
        var slope = Math.Max(left, right) - least;
        return slope <= Reluctance ? 0 : Math.Clamp(0.5f * (left - right) / slope, -0.5f, 0.5f);
    }
}

/// <summary>Where a block lay before (whole cells and the fraction beyond), and the summed difference left there.</summary>
internal readonly record struct BlockMatch(int X, int Y, float FractionX, float FractionY, int Cost)
{
    /// <summary>How the block moved since the frame before, in cells.</summary>
    public float MoveX => -(X + FractionX);

    public float MoveY => -(Y + FractionY);

    public bool IsAt((int X, int Y) shift) => (X, Y) == shift && FractionX == 0 && FractionY == 0;

    /// <summary>No further from a shift than the fractions of a slow pan.</summary>
    public bool IsNear((int X, int Y) shift) => Math.Abs(X - shift.X) <= 1 && Math.Abs(Y - shift.Y) <= 1;

    public BlockMatch MovedTo((int X, int Y) shift) => new(shift.X, shift.Y, 0, 0, Cost);
}
