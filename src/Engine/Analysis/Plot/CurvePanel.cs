using System.Collections.Immutable;
using System.Text;

namespace Cuewright.Engine.Analysis.Plot;

/// <summary>A curve with its name and ink; values 0 to 1, ten a second.</summary>
internal sealed record PlotCurve(string Name, string Ink, ImmutableArray<float> Values);

/// <summary>Curves on one ground: the first as a filled surface, the others as lines over it.</summary>
internal static class CurvePanel
{
    public const double Height = 88;
    private const double Inset = 5;

    /// <summary>Closer points than this are one point to the eye; longer clips are averaged down to it.</summary>
    private const double PointDistance = 2;

    public static double Draw(Svg svg, TimeScale time, string name, double y, params ReadOnlySpan<PlotCurve> curves)
    {
        Lane.Ground(svg, y, Height);
        svg.Line(Lane.Left, y + (Height / 2), Lane.Right, y + (Height / 2), Theme.Grid);
        svg.Text(Lane.Margin, y + 20, name, 14, Theme.Text, bold: true);
        var label = y + 42;
        var isSurface = true;
        foreach (var curve in curves)
        {
            if (curve.Values.IsEmpty) continue;
            var path = Path(time, curve.Values, y);
            if (isSurface) svg.Fill($"{path}L{Lane.Right:0.#},{y + Height:0.#}L{Lane.Left:0.#},{y + Height:0.#}Z", curve.Ink, 0.2);
            svg.Stroke(path, curve.Ink, isSurface ? 1.8 : 1.4);
            svg.Text(Lane.Margin, label, curve.Name, 12, curve.Ink);
            label += 17;
            isSurface = false;
        }

        return y + Height + Lane.Gap;
    }

    private static string Path(TimeScale time, ImmutableArray<float> values, double y)
    {
        double At(float value) => y + Height - Inset - (Math.Clamp(value, 0, 1) * (Height - (2 * Inset)));
        var step = Math.Max(1, (int)(values.Length * PointDistance / (Lane.Right - Lane.Left)));
        var path = new StringBuilder();
        path.Append($"M{Lane.Left:0.#},{At(values[0]):0.#}");
        for (var i = 0; i < values.Length; i += step)
        {
            var end = Math.Min(values.Length, i + step);
            path.Append($"L{time.X((i + end) / 2.0 / PictureCurves.PerSecond):0.#},{At(values[i..end].Average()):0.#}");
        }

        return path.Append($"L{Lane.Right:0.#},{At(values[^1]):0.#}").ToString();
    }
}
