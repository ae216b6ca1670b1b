using static Cuewright.Engine.Analysis.Scene.SceneSigns;

namespace Cuewright.Engine.Analysis.Scene;

/// <summary>
/// Leaves and grass: green in many shades, broken into light and shadow at the smallest scale. Cloth, paint and screens are
/// green too, but even or softly folded.
/// </summary>
internal static class VegetationSign
{
    private const double Green = 7;

    public static double In(SceneView view)
    {
        int count = 0, broken = 0;
        double hue = 0, hueSquares = 0, luma = 0, lumaSquares = 0;
        for (var cell = 0; cell < SceneView.Cells; cell++)
        {
            if (view.Luma[cell] is < 18 or > 225 || view.Greenness(cell) < Green) continue;
            count++;
            if (view.Detail[cell] > 0.1 * view.Luma[cell] && view.Detail[cell] >= 6) broken++;
            // Relative to the light, so that shading alone is no change of hue.
            var shade = (view.Red[cell] - view.Blue[cell]) / (double)view.Luma[cell];
            hue += shade;
            hueSquares += shade * shade;
            luma += view.Luma[cell];
            lumaSquares += view.Luma[cell] * view.Luma[cell];
        }

        if (count == 0) return 0;
        var (hueSpread, lumaSpread) = (Spread(hue, hueSquares, count), Spread(luma, lumaSquares, count));
        return Ramp((double)count / SceneView.Cells, 0.08, 0.2) * Ramp((double)broken / count, 0.25, 0.5)
            * Ramp(hueSpread, 0.02, 0.05) * Ramp(lumaSpread, 8, 16);
    }

    private static double Spread(double sum, double squares, int count) => Math.Sqrt(Math.Max(0, (squares / count) - (sum / count * (sum / count))));
}
