namespace Cuewright.Engine.Analysis.Measuring;

/// <summary>
/// The movement of the camera between two frames, as the similarity (shift, zoom, turn) that most of the textured
/// blocks agree on. What a block does beyond it is the movement of objects.
/// </summary>
internal readonly record struct CameraFit(double X, double Y, double Zoom, double Turn)
{
    private const int Passes = 3;

    /// <summary>Blocks further than this many cells from the fit are objects, not camera.</summary>
    private const double Agreement = 1.0;

    public static CameraFit Of(ReadOnlySpan<BlockMatch> matches, ReadOnlySpan<float> texture)
    {
        Span<double> weights = stackalloc double[matches.Length];
        var start = new CameraFit(Median(matches, texture, m => m.MoveX), Median(matches, texture, m => m.MoveY), 0, 0);
        var fit = start;
        for (var pass = 0; pass < Passes; pass++)
        {
            for (var i = 0; i < weights.Length; i++)
            {
                var (x, y) = fit.Beyond(i, matches[i]);
                var off = ((x * x) + (y * y)) / (Agreement * Agreement);
                weights[i] = texture[i] / (1 + (off * off));
            }

            fit = Fit(matches, weights);
        }

        return fit;
    }

    /// <summary>What a block's move leaves when the camera's is taken away.</summary>
    public (double X, double Y) Beyond(int block, BlockMatch match)
    {
        var (x, y) = Centre(block);
        var (cameraX, cameraY) = At(x, y);
        return (match.MoveX - cameraX, match.MoveY - cameraY);
    }

    /// <summary>The movement at a point, given in cells from the middle of the picture.</summary>
    public (double X, double Y) At(double x, double y) => (X + (Zoom * x) - (Turn * y), Y + (Zoom * y) + (Turn * x));

    /// <summary>The longest movement of any point, in cells.</summary>
    public double Farthest => Math.Sqrt((X * X) + (Y * Y)) + (Math.Sqrt((Zoom * Zoom) + (Turn * Turn)) * SmallPicture.Width / 2);

    /// <summary>One movement after another: small zooms and turns may simply be added.</summary>
    public CameraFit Then(CameraFit next) => new(X + next.X, Y + next.Y, Zoom + next.Zoom, Turn + next.Turn);

    /// <summary>From this much movement since some beginning to that much.</summary>
    public CameraFit Until(CameraFit other) => new(other.X - X, other.Y - Y, other.Zoom - Zoom, other.Turn - Turn);

    /// <summary>Mean speed of the picture's points under this movement, in cells.</summary>
    public double Speed => Math.Sqrt((X * X) + (Y * Y)) + (Math.Sqrt((Zoom * Zoom) + (Turn * Turn)) * SmallPicture.Width / 4);

    private static CameraFit Fit(ReadOnlySpan<BlockMatch> matches, ReadOnlySpan<double> weights)
    {
        double sum = 1e-9, cx = 0, cy = 0, mx = 0, my = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            var (x, y) = Centre(i);
            sum += weights[i];
            cx += weights[i] * x;
            cy += weights[i] * y;
            mx += weights[i] * matches[i].MoveX;
            my += weights[i] * matches[i].MoveY;
        }

        (cx, cy, mx, my) = (cx / sum, cy / sum, mx / sum, my / sum);
        // Ridge: a few textured blocks close together must not invent a zoom.
        double spread = sum * 25, along = 0, across = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            var (x, y) = Centre(i);
            var (px, py, vx, vy) = (x - cx, y - cy, matches[i].MoveX - mx, matches[i].MoveY - my);
            spread += weights[i] * ((px * px) + (py * py));
            along += weights[i] * ((px * vx) + (py * vy));
            across += weights[i] * ((px * vy) - (py * vx));
        }

        var (zoom, turn) = (along / spread, across / spread);
        return new CameraFit(mx - (zoom * cx) + (turn * cy), my - (zoom * cy) - (turn * cx), zoom, turn);
    }

    /// <summary>A block's centre in cells from the middle of the picture.</summary>
    private static (double X, double Y) Centre(int block) =>
        ((((block % BlockSearch.Across) + 0.5) * BlockSearch.BlockWidth) - (SmallPicture.Width / 2.0),
         (((block / BlockSearch.Across) + 0.5) * BlockSearch.BlockHeight) - (SmallPicture.Height / 2.0));

    private static double Median(ReadOnlySpan<BlockMatch> matches, ReadOnlySpan<float> texture, Func<BlockMatch, float> move)
    {
        Span<float> moves = stackalloc float[matches.Length];
        Span<float> weights = stackalloc float[matches.Length];
        float total = 0;
        for (var i = 0; i < moves.Length; i++)
        {
            moves[i] = move(matches[i]);
            weights[i] = texture[i];
            total += texture[i];
        }

        moves.Sort(weights);
        float passed = 0;
        for (var i = 0; i < moves.Length; i++)
        {
            passed += weights[i];
            if (2 * passed >= total) return moves[i];
        }

        return 0;
    }
}
