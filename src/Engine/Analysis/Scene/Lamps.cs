using static Cuewright.Engine.Analysis.Scene.SceneSigns;

namespace Cuewright.Engine.Analysis.Scene;

/// <summary>
/// Small lights in the dark: some make it night, many all over make it a city. A picture that is merely dark has none, a
/// dark room a few in one place.
/// </summary>
internal readonly record struct Lamps(double Night, double City)
{
    /// <summary>How far a lamp outshines the ring around it, and how bright it is at least, in levels.</summary>
    private const int Outshines = 28;
    private const int Bright = 75;

    private const int Dark = 62;
    private const int Bins = 10;

    public static Lamps In(SceneView view)
    {
        var dark = 0;
        foreach (var luma in view.Luma)
        {
            if (luma < Dark) dark++;
        }

        int count = 0, warm = 0;
        var bins = 0u;
        var rows = 0u;
        for (var y = Math.Max(2, view.Top); y < Math.Min(SceneView.Height - 2, view.Bottom); y++)
        {
            for (var x = 2; x < SceneView.Width - 2; x++)
            {
                var cell = (y * SceneView.Width) + x;
                if (view.Luma[cell] < Bright || !IsPoint(view, cell)) continue;
                count++;
                if (view.Red[cell] > 4) warm++;
                bins |= 1u << (x * Bins / SceneView.Width);
                rows |= 1u << (y * Bins / SceneView.Height);
            }
        }

        var darkness = Ramp((double)dark / SceneView.Cells, 0.55, 0.75) * Ramp(view.Light, 78, 60);
        var spread = Ramp(uint.PopCount(bins), 3, 6) * Ramp(uint.PopCount(rows), 1, 3);
        return new Lamps(
            darkness * Ramp(count, 2, 7) * Ramp(uint.PopCount(bins), 2, 4),
            darkness * Ramp(count, 7, 18) * spread * Ramp(warm, 1, 4));
    }

    /// <summary>The brightest of its neighbours, and above the mean of the ring two cells out.</summary>
    private static bool IsPoint(SceneView view, int cell)
    {
        int luma = view.Luma[cell], ring = 0;
        for (var y = -2; y <= 2; y++)
        {
            for (var x = -2; x <= 2; x++)
            {
                int other = view.Luma[cell + (y * SceneView.Width) + x];
                if (Math.Abs(x) == 2 || Math.Abs(y) == 2) ring += other;
                else if (other > luma || (other == luma && (y < 0 || (y == 0 && x < 0)))) return false;
            }
        }

        return luma - (ring / 16) >= Outshines;
    }
}
