using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Following;

/// <summary>What stands out from the ground of a picture, piece by piece. Where all of it does, or pieces are all over, nothing is told.</summary>
internal sealed class BodyFinder
{
    /// <summary>Change that is more than noise: in levels, and as a multiple of the median change.</summary>
    private const int LeastChange = 9;
    private const int OverMedian = 4;

    private const int FewCells = 5;
    private const int MostCells = SmallPicture.Cells * 2 / 5;
    private const int MostPieces = 14;

    /// <summary>Pieces so many cells apart belong together.</summary>
    private const int Near = 2;

    /// <summary>The part of its height that is the foot of a body.</summary>
    private const double Foot = 0.35;

    private readonly int[] _change = new int[SmallPicture.Cells];
    private readonly bool[] _open = new bool[SmallPicture.Cells];
    private readonly int[] _piece = new int[SmallPicture.Cells];
    private readonly int[] _counts = new int[512];

    public void Find(View view, Ground ground, List<Body> bodies)
    {
        bodies.Clear();
        Compare(view, ground);
        var least = Math.Max(LeastChange, OverMedian * Median(_change));
        var open = 0;
        for (var cell = 0; cell < _change.Length; cell++)
        {
            _open[cell] = _change[cell] >= least;
            if (_open[cell]) open++;
        }

        if (open > MostCells) return;
        for (var cell = 0; cell < _open.Length; cell++)
        {
            if (!_open[cell]) continue;
            var count = Gather(cell);
            if (count < FewCells) continue;
            if (bodies.Count == MostPieces)
            {
                bodies.Clear();
                return;
            }

            bodies.Add(Of(_piece.AsSpan(0, count)));
        }
    }

    /// <summary>A change of light over all of the picture is none of its parts.</summary>
    private void Compare(View view, Ground ground)
    {
        // There is a ground wherever bodies are looked for.
        var way = Alignment.Of(view.Luma, ground.Luma, view.Camera.Until(ground.Of!.Value.Camera));
        var moved = way != default;
        for (var cell = 0; cell < _change.Length; cell++)
        {
            int? under = moved ? Moved.At(ground.Luma, cell % SmallPicture.Width, cell / SmallPicture.Width, way) : ground.Luma[cell];
            _change[cell] = under is { } level ? view.Luma[cell] - level : 0;
        }

        Array.Clear(_counts);
        foreach (var change in _change) _counts[change + 255]++;
        var (light, passed) = (0, 0);
        while ((passed += _counts[light]) < _change.Length / 2) light++;
        for (var cell = 0; cell < _change.Length; cell++) _change[cell] = Math.Abs(_change[cell] - (light - 255));
    }

    private int Median(int[] values)
    {
        Array.Clear(_counts);
        foreach (var value in values) _counts[value]++;
        var (median, passed) = (0, 0);
        while ((passed += _counts[median]) < values.Length / 2) median++;
        return median;
    }

    /// <summary>All open cells near one another, from one on.</summary>
    private int Gather(int first)
    {
        var count = 0;
        _piece[count++] = first;
        _open[first] = false;
        for (var at = 0; at < count; at++)
        {
            var (x, y) = (_piece[at] % SmallPicture.Width, _piece[at] / SmallPicture.Width);
            for (var row = Math.Max(0, y - Near); row <= Math.Min(SmallPicture.Height - 1, y + Near); row++)
            {
                for (var column = Math.Max(0, x - Near); column <= Math.Min(SmallPicture.Width - 1, x + Near); column++)
                {
                    var next = (row * SmallPicture.Width) + column;
                    if (!_open[next]) continue;
                    _open[next] = false;
                    _piece[count++] = next;
                }
            }
        }

        return count;
    }

    private Body Of(ReadOnlySpan<int> cells)
    {
        var mean = 0.0;
        int left = SmallPicture.Width, top = SmallPicture.Height, right = 0, bottom = 0;
        foreach (var cell in cells)
        {
            var (x, y) = (cell % SmallPicture.Width, cell / SmallPicture.Width);
            (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
            mean += (double)_change[cell] / cells.Length;
        }

        // Cells that are covered in part change in part: this tells the middle to a fraction of a cell.
        double sum = 0, sumX = 0, sumY = 0;
        foreach (var cell in cells)
        {
            var weight = Math.Min(1, _change[cell] / mean);
            sum += weight;
            sumX += weight * (cell % SmallPicture.Width);
            sumY += weight * (cell / SmallPicture.Width);
        }

        return new Body(sumX / sum, sumY / sum, left, top, right, bottom, sum, SpreadOf(cells, mean, bottom - (Foot * (bottom - top))));
    }

    private double SpreadOf(ReadOnlySpan<int> cells, double mean, double above)
    {
        double sum = 0, sumX = 0, squares = 0;
        foreach (var cell in cells)
        {
            if (cell / SmallPicture.Width < above) continue;
            var (weight, x) = (Math.Min(1, _change[cell] / mean), cell % SmallPicture.Width);
            sum += weight;
            sumX += weight * x;
            squares += weight * x * x;
        }

        return sum == 0 ? 0 : Math.Sqrt(Math.Max(0, (squares / sum) - (sumX / sum * (sumX / sum))));
    }
}
