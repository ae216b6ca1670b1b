using static Cuewright.Engine.Analysis.Scene.SceneSigns;

namespace Cuewright.Engine.Analysis.Scene;

/// <summary>
/// Open water: a broad, cool band in the lower picture, drawn in horizontal strokes that glitter: everywhere a little changes,
/// up and down side by side, while elsewhere things stand still.
/// </summary>
internal static class WaterSign
{
    private const int Block = 5;
    private const int FirstRow = 15;

    /// <summary>Change of a cell that counts as standing still, in levels.</summary>
    private const int Still = 3;

    public static double In(SceneView now, SceneView before)
    {
        int cool = 0, cells = 0, still = 0;
        double across = 0, along = 0, changed = 0, together = 0;
        for (var top = FirstRow; top < SceneView.Height; top += Block)
        {
            for (var left = 0; left < SceneView.Width; left += Block)
            {
                var sum = 0;
                for (var y = top; y < top + Block; y++)
                {
                    for (var x = left; x < left + Block; x++)
                    {
                        var cell = (y * SceneView.Width) + x;
                        cells++;
                        if (now.Blue[cell] < 2 || now.Red[cell] > 2 || now.Luma[cell] < 25) continue;
                        cool++;
                        var change = now.Luma[cell] - before.Luma[cell];
                        sum += change;
                        changed += Math.Abs(change);
                        if (x > 0) along += Math.Abs(now.Luma[cell] - now.Luma[cell - 1]);
                        across += Math.Abs(now.Luma[cell] - now.Luma[cell - SceneView.Width]);
                    }
                }

                together += Math.Abs(sum);
            }
        }

        if (cool == 0) return 0;
        for (var cell = 0; cell < SceneView.Cells; cell++)
        {
            if (Math.Abs(now.Luma[cell] - before.Luma[cell]) <= Still) still++;
        }

        return Ramp((double)cool / cells, 0.25, 0.45) * Ramp(changed / cool, 0.8, 2) * Ramp(changed / cool, 30, 20)
            * Ramp(together / Math.Max(1, changed), 0.75, 0.55) * Ramp(across / Math.Max(1, along), 1.05, 1.35)
            * Ramp((double)still / SceneView.Cells, 0.2, 0.4);
    }
}
