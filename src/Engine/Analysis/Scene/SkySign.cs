using static Cuewright.Engine.Analysis.Scene.SceneSigns;

namespace Cuewright.Engine.Analysis.Scene;

/// <summary>
/// Sky: a smooth surface from the upper edge down, over drawn things, that grows lighter and less blue (or, at dusk, redder)
/// toward the horizon. A painted wall may be as blue and as smooth, but it does not change so from top to bottom.
/// </summary>
internal static class SkySign
{
    public static double In(SceneView view)
    {
        var run = TopRun.In(view);
        var placed = Ramp(run.Share, 0.10, 0.2) * Ramp(run.Share, 0.92, 0.85) * Ramp(run.Breadth, 0.55, 0.8) * Ramp(run.Detail, 9, 5);
        var paling = Ramp(run.Upper.Blue - run.Lower.Blue, 1, 3.5) * Ramp(run.Lower.Luma - run.Upper.Luma, 3, 12);
        var blue = Ramp((run.Upper.Blue + run.Lower.Blue) / 2, 5, 12) * Ramp(run.Upper.Red, 6, -2) * Ramp(run.Upper.Luma, 55, 90) * paling;
        var dusk = Ramp(run.Lower.Red - run.Upper.Red, 6, 14) * Ramp(run.Lower.Luma - run.Upper.Luma, 12, 30) * Ramp(run.Upper.Blue - run.Lower.Blue, 3, 10);
        var ground = Ramp(run.DetailBelow, 4, 8);
        return placed * Math.Max(blue, dusk) * ground;
    }
}
