namespace Cuewright.Engine.Analysis.Measuring;

/// <summary>
/// The shift of the whole picture between two frames, found from its projections: the profile of its columns tells the
/// sideways shift, that of its rows the vertical one. Differences between neighbours are compared, not the profiles
/// themselves, so that a change of light does not matter.
/// </summary>
internal static class ShiftSearch
{
    /// <summary>Widest shift looked for between two frames: three tenths of the width, a quarter of the height.</summary>
    public const int ReachX = 24;
    public const int ReachY = 12;

    /// <summary>Where the cells of <paramref name="now"/> lay in <paramref name="before"/>.</summary>
    public static (int X, int Y) Find(Profile before, Profile now) =>
        (Best(before.Columns, now.Columns, ReachX), Best(before.Rows, now.Rows, ReachY));

    private static int Best(ReadOnlySpan<int> before, ReadOnlySpan<int> now, int reach)
    {
        var best = 0;
        var least = double.MaxValue;
        for (var shift = -reach; shift <= reach; shift++)
        {
            var from = Math.Max(0, -shift);
            var count = now.Length - Math.Abs(shift);
            var sum = 0;
            for (var i = from; i < from + count; i++) sum += Math.Abs(before[i + shift] - now[i]);
            // A hair in favour of small shifts: in an even picture they all fit.
            var cost = (sum + 1.0) / count * (1 + (0.01 * Math.Abs(shift)));
            if (cost < least) (best, least) = (shift, cost);
        }

        return best;
    }

    /// <summary>Differences between neighbouring column sums and row sums of a picture's luma.</summary>
    internal sealed class Profile
    {
        private readonly int[] _columnSums = new int[SmallPicture.Width];
        private readonly int[] _columns = new int[SmallPicture.Width - 1];
        private readonly int[] _rows = new int[SmallPicture.Height - 1];

        public ReadOnlySpan<int> Columns => _columns;

        public ReadOnlySpan<int> Rows => _rows;

        public void Take(SmallPicture picture)
        {
            Array.Clear(_columnSums);
            var last = 0;
            for (var y = 0; y < SmallPicture.Height; y++)
            {
                var row = picture.LumaRow(y);
                var sum = 0;
                for (var x = 0; x < row.Length; x++)
                {
                    _columnSums[x] += row[x];
                    sum += row[x];
                }

                if (y > 0) _rows[y - 1] = sum - last;
                last = sum;
            }

            for (var x = 0; x < _columns.Length; x++) _columns[x] = _columnSums[x + 1] - _columnSums[x];
        }
    }
}
