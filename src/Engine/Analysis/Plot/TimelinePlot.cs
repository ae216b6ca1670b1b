using System.Collections.Immutable;
using System.Text;

namespace Cuewright.Engine.Analysis.Plot;

/// <summary>
/// A clip as a picture: thumbnails, shots, movement, light, mood and moments under one time axis, and the music that was
/// made for it where there is any. Pure: the same analysis gives the same SVG text.
/// </summary>
public static class TimelinePlot
{
    private const double Width = 1600;
    private const double Left = 140;
    private const double Right = Width - 40;
    private const double CurveHeight = 96;
    private const double Gap = 14;
    private const int LineLength = 165;

    public static string Draw(ClipAnalysis analysis, PlotMatter matter)
    {
        var svg = new Svg();
        var time = new TimeScale(Left, Right, analysis.DurationSeconds);
        var y = Header(svg, analysis, matter.Title);
        y = Thumbnails(svg, matter.Thumbnails, (double)analysis.Height / analysis.Width, y);
        var top = y;
        y = Shots(svg, time, analysis.Shots, y);
        y = Curves(svg, time, "movement", y, ("things", Theme.Motion, analysis.Curves.Motion), ("camera", Theme.Camera, analysis.Curves.Camera));
        y = Curves(svg, time, "light", y, ("brightness", Theme.Brightness, analysis.Curves.Brightness),
            ("contrast", Theme.Contrast, analysis.Curves.Contrast));
        y = Curves(svg, time, "colour", y, ("saturation", Theme.Saturation, analysis.Curves.Saturation),
            ("warmth", Theme.Warmth, [.. analysis.Curves.Warmth.Select(warmth => (warmth + 1) / 2)]));
        y = Curves(svg, time, "mood", y, ("arousal", Theme.Arousal, analysis.Curves.Arousal), ("valence", Theme.Valence, analysis.Curves.Valence));
        y = MomentLane.Draw(svg, time, analysis.Moments, y) + Gap;
        y = MusicLanes.Draw(svg, time, matter, y);
        Boundaries(svg, time, analysis.Shots, top, y - Gap);
        y = Axis(svg, time, top, y - Gap);
        return svg.Finish(Width, y, Theme.Ground);
    }

    private static double Header(Svg svg, ClipAnalysis analysis, string title)
    {
        svg.Text(40, 52, title, 28, Theme.Text, bold: true);
        var rate = analysis.VariableFrameRate ? "variable rate" : $"{analysis.FrameRate} fps";
        svg.Text(Right, 50, $"{analysis.DurationSeconds:0.##} s · {analysis.Width}×{analysis.Height} · {rate} · {analysis.Shots.Length} shots", 16, Theme.Quiet, "end");
        var y = 84.0;
        foreach (var line in Wrapped(analysis.Description))
        {
            svg.Text(40, y, line, 16, Theme.Quiet);
            y += 24;
        }

        return y + 6;
    }

    private static IEnumerable<string> Wrapped(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length > LineLength)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    private static double Thumbnails(Svg svg, ImmutableArray<PlotThumbnail> thumbnails, double shape, double y)
    {
        if (thumbnails.IsEmpty) return y;
        var width = (Right - Left) / thumbnails.Length;
        var height = Math.Min(width * shape, 160);
        for (var i = 0; i < thumbnails.Length; i++) svg.Image(Left + (i * width), y, width - 2, height, thumbnails[i].DataUri);
        return y + height + Gap;
    }

    private static double Shots(Svg svg, TimeScale time, ImmutableArray<Shot> shots, double y)
    {
        const double Height = 30;
        Name(svg, "shots", y, Height);
        for (var i = 0; i < shots.Length; i++)
        {
            var (x, end) = (time.X(shots[i].StartSeconds), time.X(shots[i].EndSeconds));
            svg.Rect(x + 0.5, y, end - x - 1, Height, Theme.Shots[i % 2], 1, 4);
            if (end - x > 22) svg.Text((x + end) / 2, y + 20, $"{i + 1}", 13, Theme.Text, "middle");
        }

        return y + Height + Gap;
    }

    /// <summary>The first curve as a filled surface, the second as a line over it.</summary>
    private static double Curves(Svg svg, TimeScale time, string name, double y,
        (string Name, string Ink, ImmutableArray<float> Values) surface, (string Name, string Ink, ImmutableArray<float> Values) line)
    {
        svg.Rect(Left, y, Right - Left, CurveHeight, Theme.Panel, 1, 6);
        svg.Line(Left, y + (CurveHeight / 2), Right, y + (CurveHeight / 2), Theme.Grid);
        var surfacePath = Path(time, surface.Values, y);
        svg.Fill($"{surfacePath}L{Right:0.#},{y + CurveHeight:0.#}L{Left:0.#},{y + CurveHeight:0.#}Z", surface.Ink, 0.22);
        svg.Stroke(surfacePath, surface.Ink, 2);
        svg.Stroke(Path(time, line.Values, y), line.Ink, 2);
        svg.Text(40, y + 24, name, 15, Theme.Text, bold: true);
        svg.Text(40, y + 50, surface.Name, 13, surface.Ink);
        svg.Text(40, y + 70, line.Name, 13, line.Ink);
        return y + CurveHeight + Gap;
    }

    private static string Path(TimeScale time, ImmutableArray<float> values, double y)
    {
        const double Margin = 5;
        var path = new StringBuilder();
        double At(float value) => y + CurveHeight - Margin - (value * (CurveHeight - (2 * Margin)));
        path.Append($"M{Left:0.#},{At(values[0]):0.#}");
        for (var i = 0; i < values.Length; i++) path.Append($"L{time.X((i + 0.5) / PictureCurves.PerSecond):0.#},{At(values[i]):0.#}");
        return path.Append($"L{Right:0.#},{At(values[^1]):0.#}").ToString();
    }

    /// <summary>Every boundary through all lanes, the surer the clearer.</summary>
    private static void Boundaries(Svg svg, TimeScale time, ImmutableArray<Shot> shots, double top, double bottom)
    {
        foreach (var shot in shots.Skip(1))
        {
            var x = time.X(shot.StartSeconds);
            var (ink, dashes) = shot.Transition switch
            {
                Transition.Dissolve => (Theme.Dissolve, "6 4"),
                Transition.Fade => (Theme.Fade, "2 4"),
                _ => (Theme.Cut, ""),
            };
            svg.Line(x, top, x, bottom, ink, 1.2, 0.15 + (0.35 * shot.Confidence), dashes);
        }
    }

    private static double Axis(Svg svg, TimeScale time, double top, double y)
    {
        foreach (var seconds in time.Ticks())
        {
            var x = time.X(seconds);
            svg.Line(x, y, x, y + 7, Theme.Quiet);
            svg.Text(x, y + 24, time.Label(seconds), 13, Theme.Quiet, "middle");
        }

        svg.Line(Left, y, Right, y, Theme.Quiet);
        (string Name, string Ink, string Dashes)[] legend =
            [("cut", Theme.Cut, ""), ("dissolve", Theme.Dissolve, "6 4"), ("fade", Theme.Fade, "2 4")];
        var at = Left;
        foreach (var (name, ink, dashes) in legend)
        {
            svg.Line(at, y + 48, at + 26, y + 48, ink, 2, 0.8, dashes);
            svg.Text(at + 34, y + 53, name, 13, Theme.Quiet);
            at += 110;
        }

        return MomentLane.Legend(svg, at, y + 48) + 26;
    }

    internal static void Name(Svg svg, string name, double y, double height) =>
        svg.Text(40, y + (height / 2) + 5, name, 15, Theme.Text, bold: true);
}
