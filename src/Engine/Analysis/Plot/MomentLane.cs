using System.Collections.Immutable;

namespace Cuewright.Engine.Analysis.Plot;

/// <summary>A sign for each moment, larger when it is stronger, with its name where there is room.</summary>
internal static class MomentLane
{
    private const double Height = 40;

    private static readonly ImmutableArray<(MomentKind Kind, string Name, string Ink)> Signs =
    [
        (MomentKind.Impact, "impact", "#ff5d73"),
        (MomentKind.Flash, "flash", "#fff3b0"),
        (MomentKind.MotionPeak, "height of movement", "#ffb454"),
        (MomentKind.Reveal, "reveal", "#6fdc8c"),
        (MomentKind.Title, "title", "#e9ecf8"),
        (MomentKind.FadeIn, "fade in", "#7fb2ff"),
        (MomentKind.FadeOut, "fade out", "#7fb2ff"),
    ];

    public static double Draw(Svg svg, TimeScale time, ImmutableArray<Moment> moments, double y)
    {
        Lane.Name(svg, "moments", y, Height);
        Lane.Ground(svg, y, Height);
        for (var i = 0; i < moments.Length; i++)
        {
            var (x, size) = (time.X(moments[i].Seconds), 5 + (6 * moments[i].Strength));
            var (_, name, ink) = Signs.First(sign => sign.Kind == moments[i].Kind);
            svg.Line(x, y, x, y + Height, ink, 1, 0.3);
            Sign(svg, moments[i].Kind, x, y + (Height / 2), size);
            var room = (i + 1 < moments.Length ? time.X(moments[i + 1].Seconds) - 14 : Lane.Right) - x - 20;
            if (Lane.WidthOf(name, 11) < room) svg.Text(x + (moments[i].Kind is MomentKind.FadeIn or MomentKind.FadeOut ? 30 : 18), y + (Height / 2) + 4, name, 11, Theme.Quiet);
        }

        return y + Height + Lane.Gap;
    }

    public static void Legend(Svg svg, double x, double y)
    {
        foreach (var (kind, name, _) in Signs)
        {
            Sign(svg, kind, x + 4, y - 4, 6);
            svg.Text(x + 22, y, name, 12, Theme.Quiet);
            x += 50 + Lane.WidthOf(name, 12);
        }
    }

    private static void Sign(Svg svg, MomentKind kind, double x, double y, double size)
    {
        var path = kind switch
        {
            MomentKind.Flash => Star(x, y, size),
            MomentKind.Impact => Polygon((x - size, y - (size * 0.7)), (x + size, y - (size * 0.7)), (x, y + (size * 0.9))),
            MomentKind.MotionPeak => Polygon((x - size, y + (size * 0.7)), (x, y - (size * 0.9)), (x + size, y + (size * 0.7))),
            MomentKind.Title => Polygon((x - size, y - (size * 0.5)), (x + size, y - (size * 0.5)), (x + size, y + (size * 0.5)), (x - size, y + (size * 0.5))),
            MomentKind.FadeIn => Polygon((x, y), (x + (2 * size), y - (size * 0.7)), (x + (2 * size), y + (size * 0.7))),
            MomentKind.FadeOut => Polygon((x, y - (size * 0.7)), (x + (2 * size), y), (x, y + (size * 0.7))),
            _ => Polygon((x, y - size), (x + size, y), (x, y + size), (x - size, y)),
        };
        svg.Fill(path, Signs.First(sign => sign.Kind == kind).Ink, 0.95);
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
