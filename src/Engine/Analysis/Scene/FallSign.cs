using static Cuewright.Engine.Analysis.Scene.SceneSigns;

namespace Cuewright.Engine.Analysis.Scene;

/// <summary>
/// Rain and falling snow: all over the picture, and as much before even surfaces as elsewhere, something small comes and goes, while
/// what lies behind stays. Drops are drawn out downward; flakes are dots, few among many cells. Grain is neither, and what moves
/// with its drawing changes most where the drawing is, and is found again beside where it was.
/// </summary>
internal readonly record struct FallSign(double Rain, double Snow)
{
    private const int TileWidth = 10;
    private const int TileHeight = 9;
    private const int Tiles = SceneView.Cells / (TileWidth * TileHeight);

    /// <summary>A difference counts to so many levels: nothing that is large and bright is to decide alone.</summary>
    private const int Enough = 60;

    /// <summary>Detail of a cell that is none, in levels, and how far beside a tile what it shows is looked for, in cells.</summary>
    private const int Slight = 6;
    private const int Reach = 3;

    public static FallSign In(SceneView now, SceneView before)
    {
        double squares = 0, fourths = 0, down = 0, across = 0, amount = 0, even = 0, drawn = 0;
        int evenCells = 0, drawnCells = 0;
        Span<double> tiles = stackalloc double[Tiles];
        var middle = Math.Max(Slight, MiddleDetail(before));
        for (var y = 0; y < SceneView.Height - 1; y++)
        {
            for (var x = 0; x < SceneView.Width - 1; x++)
            {
                var cell = (y * SceneView.Width) + x;
                double here = Change(now, before, cell);
                squares += here * here;
                fourths += here * here * here * here;
                down += here * Change(now, before, cell + SceneView.Width);
                across += here * Change(now, before, cell + 1);
                var size = Math.Abs(here);
                amount += size;
                tiles[(y / TileHeight * (SceneView.Width / TileWidth)) + (x / TileWidth)] += size;
                // What the falling thing itself draws must not count as drawing: the calmer of the two pictures tells.
                if (Math.Min(now.Detail[cell], before.Detail[cell]) <= middle)
                {
                    even += size;
                    evenCells++;
                }
                else
                {
                    drawn += size;
                    drawnCells++;
                }
            }
        }

        if (squares == 0 || evenCells == 0) return default;
        var mean = amount / SceneView.Cells;
        var touched = 0;
        foreach (var tile in tiles)
        {
            if (tile > amount / Tiles / 3) touched++;
        }

        var everywhere = Ramp((double)touched / Tiles, 0.65, 0.85) * Ramp(mean, 0.5, 1.2) * Ramp(mean, 25, 15)
            * Ramp(drawnCells == 0 ? 1 : drawn / drawnCells / ((even / evenCells) + 0.1), 3.2, 2.2);
        if (everywhere > 0) everywhere *= Ramp(LostShare(now, before), 0.6, 0.75);
        var (tall, wide, sparse) = (down / squares, across / squares, fourths / squares / squares * SceneView.Cells);
        return new FallSign(everywhere * Ramp(tall - wide, 0.12, 0.25) * Ramp(tall, 0.2, 0.35),
            everywhere * Ramp(Math.Abs(tall - wide), 0.16, 0.08) * Ramp(sparse, 6, 9) * Ramp(wide, 0.55, 0.4) * Ramp(wide, -0.02, 0.04));
    }

    /// <summary>What is left of the change where each tile is put where it fits best: of what only moved, little.</summary>
    private static double LostShare(SceneView now, SceneView before)
    {
        long left = 0, whole = 0;
        for (var top = Reach; top + TileHeight + Reach <= SceneView.Height; top += TileHeight)
        {
            for (var start = Reach; start + TileWidth + Reach <= SceneView.Width; start += TileWidth)
            {
                var least = int.MaxValue;
                for (var y = -Reach; y <= Reach; y++)
                {
                    for (var x = -Reach; x <= Reach; x++) least = Math.Min(least, Apart(now, before, start, top, x, y));
                }

                left += least;
                whole += Apart(now, before, start, top, 0, 0);
            }
        }

        return (double)left / Math.Max(1, whole);
    }

    private static int Apart(SceneView now, SceneView before, int left, int top, int moveX, int moveY)
    {
        var sum = 0;
        for (var y = top; y < top + TileHeight; y++)
        {
            var here = now.Luma.Slice((y * SceneView.Width) + left, TileWidth);
            var there = before.Luma.Slice(((y + moveY) * SceneView.Width) + left + moveX, TileWidth);
            for (var x = 0; x < TileWidth; x++) sum += Math.Abs(here[x] - there[x]);
        }

        return sum;
    }

    private static int Change(SceneView now, SceneView before, int cell) => Math.Clamp(now.Luma[cell] - before.Luma[cell], -Enough, Enough);

    private static int MiddleDetail(SceneView view)
    {
        Span<int> counts = stackalloc int[256];
        foreach (var detail in view.Detail) counts[detail]++;
        var (middle, passed) = (0, 0);
        while ((passed += counts[middle]) < SceneView.Cells / 2) middle++;
        return middle;
    }
}
