using static Cuewright.Engine.Analysis.Scene.SceneSigns;

namespace Cuewright.Engine.Analysis.Scene;

/// <summary>
/// Snow: a white ground with shadows in it that are blue, since only the sky lights them. A white room, table or page has
/// shadows that are grey or warm, and mostly lies above or is even.
/// </summary>
internal static class SnowSign
{
    private const int White = 165;
    private const int Shadow = 75;

    public static double In(SceneView view)
    {
        var middle = (view.Top + view.Bottom) / 2;
        int white = 0, shadow = 0, cells = 0;
        double detail = 0, shadowBlue = 0, shadowLuma = 0, whiteBlue = 0, whiteLuma = 0;
        for (var cell = middle * SceneView.Width; cell < view.Bottom * SceneView.Width; cell++)
        {
            cells++;
            var (luma, blue, red) = (view.Luma[cell], view.Blue[cell], view.Red[cell]);
            if (blue is < -6 or > 22 || red is < -18 or > 5) continue;
            if (luma >= White && blue <= 12)
            {
                white++;
                detail += view.Detail[cell];
                whiteBlue += blue;
                whiteLuma += luma;
            }
            else if (luma is >= Shadow and < White)
            {
                shadow++;
                shadowBlue += blue;
                shadowLuma += luma;
            }
        }

        if (white == 0 || shadow == 0) return 0;
        // Against the light, since any tint fades with it.
        var bluer = (shadowBlue / shadowLuma) - (whiteBlue / whiteLuma);
        return Ramp((double)white / cells, 0.35, 0.6) * Ramp((double)shadow / cells, 0.01, 0.03) * Ramp(shadowBlue / shadow, 2, 4.5)
            * Ramp(bluer, -0.015, 0) * Ramp(detail / white, 1, 2.5) * Ramp(detail / white, 26, 18);
    }
}
