using static Cuewright.Engine.Analysis.Scene.SceneSigns;

namespace Cuewright.Engine.Analysis.Scene;

/// <summary>
/// People: an upright patch of movement in front of what stands still, with skin or hair in its upper half. Cars are wider or
/// of other colours, animals lower.
/// </summary>
internal static class FigureSign
{
    private const int Moves = 14;

    /// <summary>Null where nothing moves, or everything under a moving camera.</summary>
    public static double? In(SceneView now, SceneView before)
    {
        Span<bool> moving = stackalloc bool[SceneView.Cells];
        var count = 0;
        for (var cell = 0; cell < SceneView.Cells; cell++)
        {
            moving[cell] = Math.Abs(now.Luma[cell] - before.Luma[cell]) > Moves;
            if (moving[cell]) count++;
        }

        if (count is < 25 or > SceneView.Cells / 3) return null;
        var best = 0.0;
        Span<int> stack = stackalloc int[SceneView.Cells];
        for (var cell = 0; cell < SceneView.Cells; cell++)
        {
            if (moving[cell]) best = Math.Max(best, Judge(now, Patch.Grow(moving, cell, stack)));
        }

        return best;
    }

    private static double Judge(SceneView view, Patch patch)
    {
        var (width, height) = (patch.Right - patch.Left + 1, patch.Bottom - patch.Top + 1);
        if (patch.Cells < 25 || height < SceneView.Height / 4) return 0;
        int skin = 0, upper = 0;
        for (var y = patch.Top; y <= patch.Top + (height * 2 / 5); y++)
        {
            for (var x = patch.Left; x <= patch.Right; x++)
            {
                var cell = (y * SceneView.Width) + x;
                upper++;
                if (view.Red[cell] is >= 5 and <= 32 && view.Blue[cell] is >= -34 and <= -3 && view.Luma[cell] is > 45 and < 225) skin++;
            }
        }

        return Ramp((double)height / width, 1.0, 1.5) * Ramp((double)height / width, 5.5, 4)
            * Ramp((double)skin / upper, 0.02, 0.06) * Ramp((double)skin / upper, 0.8, 0.6);
    }

    private readonly record struct Patch(int Left, int Top, int Right, int Bottom, int Cells)
    {
        /// <summary>Everything that moves and lies within two cells of one another, taken off the map on the way.</summary>
        public static Patch Grow(Span<bool> moving, int seed, Span<int> stack)
        {
            var patch = new Patch(SceneView.Width, SceneView.Height, 0, 0, 0);
            var depth = 0;
            stack[depth++] = seed;
            moving[seed] = false;
            while (depth > 0)
            {
                var cell = stack[--depth];
                var (x, y) = (cell % SceneView.Width, cell / SceneView.Width);
                patch = new Patch(Math.Min(patch.Left, x), Math.Min(patch.Top, y), Math.Max(patch.Right, x), Math.Max(patch.Bottom, y), patch.Cells + 1);
                for (var near = Math.Max(0, y - 2); near <= Math.Min(SceneView.Height - 1, y + 2); near++)
                {
                    for (var beside = Math.Max(0, x - 2); beside <= Math.Min(SceneView.Width - 1, x + 2); beside++)
                    {
                        var next = (near * SceneView.Width) + beside;
                        if (!moving[next]) continue;
                        moving[next] = false;
                        stack[depth++] = next;
                    }
                }
            }

            return patch;
        }
    }
}
