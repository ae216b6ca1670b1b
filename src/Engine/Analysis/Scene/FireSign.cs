using static Cuewright.Engine.Analysis.Scene.SceneSigns;

namespace Cuewright.Engine.Analysis.Scene;

/// <summary>
/// Fire: glowing orange around a yellow core, in dark surroundings, that never stands still and yet stays where it is. Lamps and
/// sunsets do not flicker; orange things that move go somewhere.
/// </summary>
internal static class FireSign
{
    public static double In(SceneView now, SceneView before)
    {
        var (here, there) = (Flame.In(now), Flame.In(before));
        if (here.Cells == 0 || there.Cells == 0) return 0;
        double flicker = 0;
        var cells = 0;
        for (var cell = 0; cell < SceneView.Cells; cell++)
        {
            // Within what glows both times: the edges of anything that moves flicker too.
            if (!Flame.IsPart(now, cell) || !Flame.IsPart(before, cell)) continue;
            flicker += Math.Abs(now.Luma[cell] - before.Luma[cell]);
            cells++;
        }

        var moved = Math.Max(Math.Abs(here.X - there.X), Math.Abs(here.Y - there.Y));
        var share = (double)here.Cells / SceneView.Cells;
        return Ramp(share, 0.003, 0.012) * Ramp(share, 0.5, 0.35) * Ramp((double)here.Core / here.Cells, 0.02, 0.08)
            * Ramp(flicker / Math.Max(1, cells), 6, 12) * Ramp(moved / Math.Sqrt(here.Cells), 0.35, 0.2) * Ramp(here.Around, 95, 70);
    }

    /// <summary>The glowing cells, how many of them are core, their middle, and the mean luma of the rest.</summary>
    private readonly record struct Flame(int Cells, int Core, double X, double Y, double Around)
    {
        public static Flame In(SceneView view)
        {
            int cells = 0, core = 0;
            double x = 0, y = 0, around = 0;
            for (var cell = 0; cell < SceneView.Cells; cell++)
            {
                if (!IsPart(view, cell))
                {
                    around += view.Luma[cell];
                    continue;
                }

                cells++;
                if (view.Luma[cell] > 165) core++;
                x += cell % SceneView.Width;
                y += cell / SceneView.Width;
            }

            return cells == 0 ? default : new Flame(cells, core, x / cells, y / cells, around / Math.Max(1, SceneView.Cells - cells));
        }

        /// <summary>Orange to yellow, and glowing: much red, some green, little blue.</summary>
        public static bool IsPart(SceneView view, int cell) =>
            view.Luma[cell] > 85 && view.Red[cell] > 10 && view.Blue[cell] < -24 && view.Greenness(cell) < 0 && view.Red[cell] < 75;
    }
}
