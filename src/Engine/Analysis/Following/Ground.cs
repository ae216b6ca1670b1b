using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Following;

/// <summary>
/// What stands behind everything that moves: of each cell the middle of what it showed for a while, the camera's movement
/// undone. Where something covers a cell for most of that time, the cells around tell which of what it showed is the ground.
/// </summary>
internal sealed class Ground
{
    /// <summary>With more camera movement than this, in cells, another picture is shown.</summary>
    private const double TooFar = 24;

    /// <summary>What is shown for this part of the time counts; a cell that shows no more than so many levels about its middle is surely ground.</summary>
    private const double Seldom = 0.13;
    private const int Sure = 12;

    private readonly byte[] _luma = new byte[SmallPicture.Cells];
    private readonly byte[] _low = new byte[SmallPicture.Cells];
    private readonly byte[] _high = new byte[SmallPicture.Cells];
    private readonly bool[] _known = new bool[SmallPicture.Cells];
    private readonly int[] _queue = new int[SmallPicture.Cells];
    private readonly byte[] _shown;
    private readonly byte[] _counts = new byte[SmallPicture.Cells];
    private readonly int _most;

    public Ground(int mostViews)
    {
        _most = mostViews;
        _shown = new byte[SmallPicture.Cells * mostViews];
    }

    /// <summary>As it lies in this picture.</summary>
    public ReadOnlySpan<byte> Luma => _luma;

    /// <summary>When that was, and how the camera stood; null where nothing is known.</summary>
    public (double Seconds, CameraFit Camera)? Of { get; private set; }

    public void Forget() => Of = null;

    /// <summary>Whether there is enough to go by.</summary>
    public bool Find(View here, IEnumerable<View> views)
    {
        Of = (here.Seconds, here.Camera);
        Array.Clear(_counts);
        var used = 0;
        foreach (var view in views)
        {
            var way = Alignment.Of(here.Luma, view.Luma, here.Camera.Until(view.Camera));
            if (way.Farthest > TooFar) continue;
            used++;
            if (way == default) Add(view.Luma);
            else AddMoved(view.Luma, way);
        }

        var sure = 0;
        for (var cell = 0; cell < _luma.Length; cell++)
        {
            var values = _shown.AsSpan(cell * _most, _counts[cell]);
            values.Sort();
            var seldom = (int)Math.Ceiling(Seldom * (values.Length - 1));
            (_low[cell], _luma[cell], _high[cell]) = values.Length == 0
                ? (here.Luma[cell], here.Luma[cell], here.Luma[cell])
                : (values[seldom], values[values.Length / 2], values[values.Length - 1 - seldom]);
            _known[cell] = _high[cell] - _low[cell] <= Sure;
            if (_known[cell]) _queue[sure++] = cell;
        }

        Settle(sure);
        return used >= 3;
    }

    /// <summary>From the cells that are sure on to those beside them: of what each showed, what is most like its neighbours.</summary>
    private void Settle(int count)
    {
        for (var at = 0; at < count; at++)
        {
            var (x, y) = (_queue[at] % SmallPicture.Width, _queue[at] / SmallPicture.Width);
            if (x > 0) Reach(x - 1, y, ref count);
            if (x < SmallPicture.Width - 1) Reach(x + 1, y, ref count);
            if (y > 0) Reach(x, y - 1, ref count);
            if (y < SmallPicture.Height - 1) Reach(x, y + 1, ref count);
        }
    }

    private void Reach(int x, int y, ref int count)
    {
        var cell = (y * SmallPicture.Width) + x;
        if (_known[cell]) return;
        int sum = 0, near = 0;
        for (var row = Math.Max(0, y - 1); row <= Math.Min(SmallPicture.Height - 1, y + 1); row++)
        {
            for (var column = Math.Max(0, x - 1); column <= Math.Min(SmallPicture.Width - 1, x + 1); column++)
            {
                var other = (row * SmallPicture.Width) + column;
                if (!_known[other]) continue;
                sum += _luma[other];
                near++;
            }
        }

        var around = sum / near;
        var seldom = Math.Abs(_low[cell] - around) < Math.Abs(_high[cell] - around) ? _low[cell] : _high[cell];
        if (Math.Abs(_luma[cell] - around) > Sure + Math.Abs(seldom - around)) _luma[cell] = seldom;
        _known[cell] = true;
        _queue[count++] = cell;
    }

    private void Add(ReadOnlySpan<byte> luma)
    {
        for (var cell = 0; cell < luma.Length; cell++) _shown[(cell * _most) + _counts[cell]++] = luma[cell];
    }

    private void AddMoved(ReadOnlySpan<byte> luma, CameraFit way)
    {
        for (var y = 0; y < SmallPicture.Height; y++)
        {
            for (var x = 0; x < SmallPicture.Width; x++)
            {
                if (Moved.At(luma, x, y, way) is not { } level) continue;
                var cell = (y * SmallPicture.Width) + x;
                _shown[(cell * _most) + _counts[cell]++] = level;
            }
        }
    }
}

/// <summary>Reads a picture where the camera's movement has put a cell.</summary>
internal static class Moved
{
    /// <summary>Between four cells; null beyond the edge of the picture.</summary>
    public static byte? At(ReadOnlySpan<byte> luma, int x, int y, CameraFit way)
    {
        var (moveX, moveY) = way.At(x + 0.5 - (SmallPicture.Width / 2.0), y + 0.5 - (SmallPicture.Height / 2.0));
        var (u, v) = ((int)Math.Round(256 * (x + moveX)), (int)Math.Round(256 * (y + moveY)));
        var (left, top, partX, partY) = (u >> 8, v >> 8, u & 255, v & 255);
        if (left < 0 || top < 0 || left >= SmallPicture.Width - 1 || top >= SmallPicture.Height - 1) return null;
        var at = (top * SmallPicture.Width) + left;
        var above = (luma[at] * (256 - partX)) + (luma[at + 1] * partX);
        var below = (luma[at + SmallPicture.Width] * (256 - partX)) + (luma[at + SmallPicture.Width + 1] * partX);
        return (byte)(((above * (256 - partY)) + (below * partY) + 32768) >> 16);
    }
}
