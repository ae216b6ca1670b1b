namespace Cuewright.Engine.Analysis.Measuring;

/// <summary>Which cells of a picture look other than in a second picture, once the camera's movement between them is undone.</summary>
internal sealed class ChangeMask
{
    /// <summary>Change that is more than noise: in levels, and as a multiple of the median change.</summary>
    private const int LeastChange = 6;
    private const int OverMedian = 3;

    private const int Together = 3;
    private const int NearStride = SmallPicture.Width + 2;

    /// <summary>Camera movement below this many cells anywhere in the picture need not be undone.</summary>
    private const double Steady = 0.1;

    private readonly byte[] _change = new byte[SmallPicture.Cells];
    private readonly byte[] _mask = new byte[SmallPicture.Cells];
    private readonly byte[] _near = new byte[NearStride * (SmallPicture.Height + 2)];
    private readonly int[] _counts = new int[256];

    /// <summary>255 where a cell or some beside it changed, else 0; row by row without padding.</summary>
    public ReadOnlySpan<byte> Cells => _mask;

    /// <summary>Compares each cell with where the camera's movement put it in the other picture.</summary>
    public void Find(ReadOnlySpan<byte> picture, ReadOnlySpan<byte> other, CameraFit toOther)
    {
        if (toOther.Farthest < Steady) Compare(picture, other);
        else CompareMoved(picture, other, toOther);
        Array.Clear(_counts);
        foreach (var change in _change) _counts[change]++;
        var (median, passed) = (0, 0);
        while ((passed += _counts[median]) < SmallPicture.Cells / 2) median++;
        Mark((byte)Math.Min(255, Math.Max(LeastChange, OverMedian * median)));
    }

    private void Compare(ReadOnlySpan<byte> picture, ReadOnlySpan<byte> other)
    {
        for (var y = 0; y < SmallPicture.Height; y++)
        {
            var at = SmallPicture.Origin + (y * SmallPicture.Stride);
            var a = picture.Slice(at, SmallPicture.Width);
            var b = other.Slice(at, SmallPicture.Width);
            var change = _change.AsSpan(y * SmallPicture.Width, SmallPicture.Width);
            for (var x = 0; x < change.Length; x++) change[x] = (byte)Math.Abs(a[x] - b[x]);
        }
    }

    /// <summary>Between four cells of the other picture, in 256ths.</summary>
    private void CompareMoved(ReadOnlySpan<byte> picture, ReadOnlySpan<byte> other, CameraFit toOther)
    {
        for (var y = 0; y < SmallPicture.Height; y++)
        {
            var row = picture.Slice(SmallPicture.Origin + (y * SmallPicture.Stride), SmallPicture.Width);
            var change = _change.AsSpan(y * SmallPicture.Width, SmallPicture.Width);
            for (var x = 0; x < change.Length; x++)
            {
                var (moveX, moveY) = toOther.At(x + 0.5 - (SmallPicture.Width / 2.0), y + 0.5 - (SmallPicture.Height / 2.0));
                var u = (int)Math.Round(256 * Math.Clamp(x + moveX, -SmallPicture.PadX, SmallPicture.Width + SmallPicture.PadX - 2));
                var v = (int)Math.Round(256 * Math.Clamp(y + moveY, -SmallPicture.PadY, SmallPicture.Height + SmallPicture.PadY - 2));
                var (partX, partY) = (u & 255, v & 255);
                var at = SmallPicture.Origin + ((v >> 8) * SmallPicture.Stride) + (u >> 8);
                var above = (other[at] * (256 - partX)) + (other[at + 1] * partX);
                var below = (other[at + SmallPicture.Stride] * (256 - partX)) + (other[at + SmallPicture.Stride + 1] * partX);
                change[x] = (byte)Math.Abs(row[x] - (((above * (256 - partY)) + (below * partY) + 32768) >> 16));
            }
        }
    }

    /// <summary>
    /// Three changed cells of the nine around: grain is left out, and a rim is taken in that says where the moved thing ends.
    /// </summary>
    private void Mark(byte least)
    {
        Array.Clear(_near);
        for (var y = 0; y < SmallPicture.Height; y++)
        {
            var change = _change.AsSpan(y * SmallPicture.Width, SmallPicture.Width);
            for (var x = change.IndexOfAnyInRange(least, byte.MaxValue); x >= 0 && x < change.Length; x++)
            {
                if (change[x] < least) continue;
                for (var at = (y * NearStride) + x; at <= ((y + 2) * NearStride) + x; at += NearStride)
                {
                    _near[at]++;
                    _near[at + 1]++;
                    _near[at + 2]++;
                }
            }
        }

        for (var y = 0; y < SmallPicture.Height; y++)
        {
            var near = _near.AsSpan(((y + 1) * NearStride) + 1, SmallPicture.Width);
            var mask = _mask.AsSpan(y * SmallPicture.Width, SmallPicture.Width);
            for (var x = 0; x < mask.Length; x++) mask[x] = near[x] >= Together ? byte.MaxValue : (byte)0;
        }
    }
}
