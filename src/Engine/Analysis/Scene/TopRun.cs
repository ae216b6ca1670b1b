namespace Cuewright.Engine.Analysis.Scene;

/// <summary>
/// The smooth surface that hangs from the upper edge, sky or wall: column by column from the top down, as long as each
/// cell continues the one above.
/// </summary>
internal readonly record struct TopRun
{
    /// <summary>Luma step between neighbours that ends the surface.</summary>
    private const int Step = 22;

    /// <summary>Share of the picture it covers, and of the columns in which it reaches a tenth of the height or more.</summary>
    public double Share { get; private init; }

    public double Breadth { get; private init; }

    /// <summary>Means of luma and colour differences in its upper and its lower half, and of luma and detail below it.</summary>
    public (double Luma, double Blue, double Red) Upper { get; private init; }

    public (double Luma, double Blue, double Red) Lower { get; private init; }

    public double LumaBelow { get; private init; }

    public double Detail { get; private init; }

    public double DetailBelow { get; private init; }

    public static TopRun In(SceneView view)
    {
        var height = view.Bottom - view.Top;
        var (upper, lower, below) = (new Tally(), new Tally(), new Tally());
        var (area, broad) = (0, 0);
        for (var x = 0; x < SceneView.Width; x++)
        {
            var end = EndOf(view, x);
            var length = end - view.Top;
            area += length;
            if (length >= height / 10) broad++;
            for (var y = view.Top; y < view.Bottom; y++)
            {
                var cell = (y * SceneView.Width) + x;
                if (y >= end) below.Add(view, cell);
                else if (y - view.Top < length / 2) upper.Add(view, cell);
                else lower.Add(view, cell);
            }
        }

        return new TopRun
        {
            Share = (double)area / (height * SceneView.Width),
            Breadth = (double)broad / SceneView.Width,
            Upper = upper.Means,
            Lower = lower.Means,
            LumaBelow = below.Means.Luma,
            Detail = (upper.Detail + lower.Detail) / 2,
            DetailBelow = below.Detail,
        };
    }

    private static int EndOf(SceneView view, int x)
    {
        var y = view.Top;
        while (y < view.Bottom && view.Detail[(y * SceneView.Width) + x] < Step) y++;
        return y;
    }

    private struct Tally
    {
        private long _luma;
        private long _blue;
        private long _red;
        private long _detail;
        private int _count;

        public void Add(SceneView view, int cell)
        {
            _luma += view.Luma[cell];
            _blue += view.Blue[cell];
            _red += view.Red[cell];
            _detail += view.Detail[cell];
            _count++;
        }

        public readonly (double Luma, double Blue, double Red) Means =>
            _count == 0 ? default : ((double)_luma / _count, (double)_blue / _count, (double)_red / _count);

        public readonly double Detail => _count == 0 ? 0 : (double)_detail / _count;
    }
}
