using System.Buffers.Binary;
using System.Numerics;

namespace Cuewright.Engine.Analysis.Measuring;

/// <summary>
/// Follows everything that moves through three pictures, piece by piece, and adds up the speed that is lost in the middle
/// one. A piece goes on if cells of it changed both before and after; if nothing changes after, it came to rest, or it is
/// background that came into view behind something that goes on: then a piece beside it does.
/// </summary>
internal sealed class StopSearch
{
    private const int Across = SmallPicture.Width / PieceSearch.Width;
    private const int Down = SmallPicture.Height / PieceSearch.Height;

    /// <summary>Changed cells in a piece below which it stood still.</summary>
    private const int FewCells = 6;

    /// <summary>Movement beyond the camera's, in cells, that is no error of the search.</summary>
    private const double Sure = 0.8;

    /// <summary>Two speeds are alike if they differ by no more than this share, and so many cells.</summary>
    private const double AlikeShare = 0.25;
    private const double AlikeCells = 0.75;

    /// <summary>A piece counts as within the picture with so many cells of it beyond the edge.</summary>
    private const double Edge = 0.5;

    /// <summary>Where it would go on it may lie further out: floors are near the lower edge of the picture.</summary>
    private const double OnwardEdge = 3;

    /// <summary>Levels of change in a cell that count half: what an encoder leaves behind, and glitter, is fainter.</summary>
    private const double Faint = 12;

    /// <summary>Camera speed, in picture widths a second, at which movement beyond it is believed half.</summary>
    private const double Unsteady = 0.25;

    private readonly ChangeMask _in = new();
    private readonly ChangeMask _out = new();
    private (double X, double Y)?[] _onward = new (double, double)?[Across * Down];
    private (double X, double Y)?[] _onwardBefore = new (double, double)?[Across * Down];

    public Stop Find(StopMeter.View before, StopMeter.View middle, StopMeter.View after, double secondsOut)
    {
        var toBefore = middle.Camera.Until(before.Camera);
        var toAfter = middle.Camera.Until(after.Camera);
        _in.Find(middle.Luma, before.Luma, toBefore);
        _out.Find(middle.Luma, after.Luma, toAfter);
        (_onward, _onwardBefore) = (_onwardBefore, _onward);
        Array.Clear(_onward);
        var secondsIn = middle.Seconds - before.Seconds;
        double moved = 0, lost = 0, lostX = 0, lostY = 0;
        Span<ulong> masks = stackalloc ulong[PieceSearch.Height];
        for (var piece = 0; piece < _onward.Length; piece++)
        {
            var (left, top) = Corner(piece);
            var count = Both(left, top, masks);
            if (count < FewCells || TouchesEdge(left, top, masks)) continue;
            var went = PieceSearch.Find(middle.Luma, after.Luma, left, top, masks, count, toAfter);
            if (went.Way > Sure) _onward[piece] = (went.X / secondsOut, went.Y / secondsOut);
            var came = PieceSearch.Find(middle.Luma, before.Luma, left, top, masks, count, toBefore);
            Add(left, top, Count(_in.Cells, left, top), came, went);
        }

        for (var piece = 0; piece < _onward.Length; piece++)
        {
            var (left, top) = Corner(piece);
            if (Count(_out.Cells, left, top) >= FewCells) continue;
            var count = Take(_in.Cells, left, top, masks);
            if (count < FewCells || TouchesEdge(left, top, masks) || GoesOnBeside(piece)) continue;
            Add(left, top, count, PieceSearch.Find(middle.Luma, before.Luma, left, top, masks, count, toBefore), default);
        }

        var camera = Math.Max(toBefore.Speed / secondsIn, toAfter.Speed / secondsOut) / SmallPicture.Width / Unsteady;
        var scale = 1 / (1 + (camera * camera)) / SmallPicture.Cells / SmallPicture.Width;
        return lost == 0 ? new Stop(moved * scale, 0) : new Stop(moved * scale, lost * scale, lostX / lost, lostY / lost);

        void Add(int left, int top, int count, PieceFound came, PieceFound went)
        {
            var way = came.Way;
            if (way < Sure || !IsInside(left + came.X, top + came.Y, Edge) || !IsInside(left - came.X, top - came.Y, OnwardEdge) || !WasUnderway(left, top, came, secondsIn)) return;
            var change = Math.Max(came.InPlace, went.InPlace);
            var weight = count * came.Trust(change) * change / (change + (Faint * count));
            var onward = -((went.X * came.X) + (went.Y * came.Y)) / way;
            moved += weight * way / secondsIn;
            var less = weight * went.Trust(change) * Math.Max(0, (way / secondsIn) - (2 * onward / secondsOut));
            lost += less;
            lostX += less * (left + (PieceSearch.Width / 2.0));
            lostY += less * (top + (PieceSearch.Height / 2.0));
        }
    }

    private static (int Left, int Top) Corner(int piece) => (piece % Across * PieceSearch.Width, piece / Across * PieceSearch.Height);

    /// <summary>
    /// Whether something about there went at about this speed already a picture earlier. A wrong match is not wrong in the
    /// same way twice.
    /// </summary>
    private bool WasUnderway(int left, int top, PieceFound came, double seconds)
    {
        var row = Math.Clamp((int)Math.Round((top + came.Y) / PieceSearch.Height), 0, Down - 1);
        var column = Math.Clamp((int)Math.Round((left + came.X) / PieceSearch.Width), 0, Across - 1);
        var bound = (AlikeShare * came.Way) + AlikeCells;
        for (var y = Math.Max(0, row - 1); y <= Math.Min(Down - 1, row + 1); y++)
        {
            for (var x = Math.Max(0, column - 1); x <= Math.Min(Across - 1, column + 1); x++)
            {
                if (_onwardBefore[(y * Across) + x] is not { } earlier) continue;
                var (offX, offY) = ((earlier.X * seconds) + came.X, (earlier.Y * seconds) + came.Y);
                if ((offX * offX) + (offY * offY) < bound * bound) return true;
            }
        }

        return false;
    }

    private bool GoesOnBeside(int piece)
    {
        var (row, column) = Math.DivRem(piece, Across);
        for (var y = Math.Max(0, row - 1); y <= Math.Min(Down - 1, row + 1); y++)
        {
            for (var x = Math.Max(0, column - 1); x <= Math.Min(Across - 1, column + 1); x++)
            {
                if (_onward[(y * Across) + x] is not null) return true;
            }
        }

        return false;
    }

    /// <summary>Of what comes in or goes out at an edge of the picture, only a part is seen, and that part never keeps its shape.</summary>
    private static bool TouchesEdge(int left, int top, ReadOnlySpan<ulong> masks)
    {
        if ((top == 0 && masks[0] != 0) || (top == SmallPicture.Height - PieceSearch.Height && masks[^1] != 0)) return true;
        var sides = left == 0 ? 0xFFUL : left == SmallPicture.Width - PieceSearch.Width ? 0xFFUL << 56 : 0;
        foreach (var row in masks)
        {
            if ((row & sides) != 0) return true;
        }

        return false;
    }

    /// <summary>Whether a piece lies within the picture there.</summary>
    private static bool IsInside(double left, double top, double edge) =>
        left > -edge && left < SmallPicture.Width - PieceSearch.Width + edge && top > -edge && top < SmallPicture.Height - PieceSearch.Height + edge;

    /// <summary>Cells of a piece that changed both before and after.</summary>
    private int Both(int left, int top, Span<ulong> masks)
    {
        Span<ulong> after = stackalloc ulong[PieceSearch.Height];
        if (Take(_in.Cells, left, top, masks) < FewCells || Take(_out.Cells, left, top, after) < FewCells) return 0;
        var count = 0;
        for (var row = 0; row < masks.Length; row++) count += BitOperations.PopCount(masks[row] &= after[row]) / 8;
        return count;
    }

    private static int Count(ReadOnlySpan<byte> mask, int left, int top) => Take(mask, left, top, stackalloc ulong[PieceSearch.Height]);

    private static int Take(ReadOnlySpan<byte> mask, int left, int top, Span<ulong> masks)
    {
        var count = 0;
        for (var row = 0; row < masks.Length; row++)
        {
            masks[row] = BinaryPrimitives.ReadUInt64LittleEndian(mask[(((top + row) * SmallPicture.Width) + left)..]);
            count += BitOperations.PopCount(masks[row]) / 8;
        }

        return count;
    }
}
