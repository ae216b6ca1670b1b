using System.Collections.Immutable;

namespace Cuewright.Engine.Analysis.Plot;

/// <summary>A sign for each moment, larger when it is stronger.</summary>
internal static class MomentLane
{
    private const double Height = 44;

    private static readonly ImmutableArray<(MomentKind Kind, string Name, string Ink)> Signs =
    [
        (MomentKind.Impact, "impact", "#ff5d73"),
        (MomentKind.Flash, "flash", "#fff3b0"),
        (MomentKind.MotionPeak, "height of movement", "#ffb454"),
        (MomentKind.Reveal, "reveal", "#6fdc8c"),
        (MomentKind.FadeIn, "fade in", "#7fb2ff"),
        (MomentKind.FadeOut, "fade out", "#7fb2ff"),
    ];

    public static double Draw(Svg svg, TimeScale time, ImmutableArray<Moment> moments, double y)
    {
        TimelinePlot.Name(svg, "moments", y, Height);
        svg.Rect(time.Left, y, time.Right - time.Left, Height, Theme.Panel, 1, 6);
        foreach (var moment in moments)
        {
            svg.Line(time.X(moment.Seconds), y, time.X(moment.Seconds), y + Height, InkOf(moment.Kind), 1, 0.35);
            Sign(svg, moment.Kind, time.X(moment.Seconds), y + (Height / 2), 7 + (7 * moment.Strength));
        }

        return y + Height;
    }

    public static double Legend(Svg svg, double x, double y)
    {
        foreach (var (kind, name, _) in Signs)
        {
            Sign(svg, kind, x + 4, y, 7);
            svg.Text(x + 26, y + 5, name, 13, Theme.Quiet);
            x += 60 + (7.4 * name.Length);
        }

        return y;
    }

    private static string InkOf(MomentKind kind) => Signs.First(sign => sign.Kind == kind).Ink;

    private static void Sign(Svg svg, MomentKind kind, double x, double y, double size)
    {
        var path = kind switch
        {
            MomentKind.Flash => Star(x, y, size),
            MomentKind.Impact => Polygon((x - size, y - size * 0.7), (x + size, y - size * 0.7), (x, y + size * 0.9)),
            MomentKind.MotionPeak => Polygon((x - size, y + size * 0.7), (x, y - size * 0.9), (x + size, y + size * 0.7)),
            MomentKind.FadeIn => Polygon((x, y), (x + (2 * size), y - size * 0.7), (x + (2 * size), y + size * 0.7)),
            MomentKind.FadeOut => Polygon((x, y - size * 0.7), (x + (2 * size), y), (x, y + size * 0.7)),
            _ => Polygon((x, y - size), (x + size, y), (x, y + size), (x - size, y)),
        };
        svg.Fill(path, InkOf(kind), 0.95);
    }

    private static string Star(double x, double y, double size) => Polygon([.. Enumerable.Range(0, 16).Select(i =>
    {
        var (angle, radius) = (i * Math.PI / 8, i % 2 == 0 ? size * 1.2 : size * 0.45);
        return (x + (radius * Math.Sin(angle)), y - (radius * Math.Cos(angle)));
    })]);

    private static string Polygon(params ReadOnlySpan<(double X, double Y)> corners)
    {
        var path = "";
        foreach (var (x, y) in corners) path += $"{(path.Length == 0 ? 'M' : 'L')}{x:0.#},{y:0.#}";
        return path + "Z";
    }
}
