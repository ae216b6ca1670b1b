using static Cuewright.Engine.Analysis.Scene.SceneSigns;

namespace Cuewright.Engine.Analysis.Scene;

/// <summary>
/// A room: an even, colourless or warm surface from the upper edge down that is not the brightest thing in the picture. Outdoors
/// what lies above is the light itself. Walls seen against windows, or painted ones, are not told.
/// </summary>
internal static class RoomSign
{
    public static double In(SceneView view)
    {
        var run = TopRun.In(view);
        var wall = Ramp(run.Share, 0.2, 0.32) * Ramp(run.Share, 0.9, 0.8) * Ramp(run.Breadth, 0.6, 0.85) * Ramp(run.Detail, 5, 3);
        var even = Ramp(Math.Abs(run.Lower.Luma - run.Upper.Luma), 40, 20) * Ramp(Math.Abs(run.Lower.Blue - run.Upper.Blue), 5, 3);
        var tint = (run.Upper.Blue + run.Lower.Blue) / 2;
        var lit = Ramp(run.LumaBelow / Math.Max(1, (run.Upper.Luma + run.Lower.Luma) / 2), 0.85, 1.02) * Ramp(run.Upper.Luma, 60, 90);
        return wall * even * Ramp(tint, 0, -2) * Ramp(Math.Abs(run.Upper.Red), 16, 8) * lit * Ramp(run.DetailBelow, 4, 7);
    }
}
