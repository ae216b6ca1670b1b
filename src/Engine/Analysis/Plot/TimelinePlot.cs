using System.Collections.Immutable;

namespace Cuewright.Engine.Analysis.Plot;

/// <summary>
/// A clip as a picture: thumbnails, shots, moments, movement, light, mood and sound under one time axis, and the music that
/// was made for it where there is any. Pure: the same analysis gives the same SVG text.
/// </summary>
internal static class TimelinePlot
{
    public static string Draw(ClipAnalysis analysis, PlotMatter matter)
    {
        var svg = new Svg();
        var time = new TimeScale(Lane.Left, Lane.Right, analysis.DurationSeconds);
        var curves = analysis.Curves;
        var y = Header.Draw(svg, analysis, matter);
        y = PictureLanes.Thumbnails(svg, matter.Thumbnails, (double)analysis.Height / analysis.Width, y);
        y = PictureLanes.Colours(svg, time, curves.Colours, y);
        y = PictureLanes.Shots(svg, time, analysis.Shots, y);
        var top = y;
        y = MomentLane.Draw(svg, time, analysis.Moments, y);
        y = CurvePanel.Draw(svg, time, "movement", y, new PlotCurve("things", Theme.Motion, curves.Motion), new PlotCurve("camera", Theme.Camera, curves.Camera));
        y = CurvePanel.Draw(svg, time, "light", y, new PlotCurve("brightness", Theme.Brightness, curves.Brightness),
            new PlotCurve("colour", Theme.Saturation, curves.Saturation), new PlotCurve("warmth", Theme.Warmth, [.. curves.Warmth.Select(warmth => (warmth + 1) / 2)]));
        y = CurvePanel.Draw(svg, time, "mood", y, new PlotCurve("arousal", Theme.Arousal, curves.Arousal), new PlotCurve("valence", Theme.Valence, curves.Valence),
            new PlotCurve("novelty", Theme.Novelty, curves.Novelty));
        y = SourceLanes.Draw(svg, time, analysis.Sound, y);
        Boundaries(svg, time, analysis.Shots, top, y - Lane.Gap);
        y = MusicLanes.Draw(svg, time, matter, y);
        foreach (var section in matter.Sections.Skip(1)) svg.Line(time.X(section.StartSeconds), top, time.X(section.StartSeconds), y - Lane.Gap, Theme.Text, 1.2, 0.45);
        y = Axis(svg, time, y - Lane.Gap);
        return svg.Finish(Lane.Width, y, Theme.Ground);
    }

    /// <summary>Every cut through the lanes of the picture, the surer the clearer.</summary>
    private static void Boundaries(Svg svg, TimeScale time, ImmutableArray<Shot> shots, double top, double bottom)
    {
        // Of hundreds of cuts the lines would be a curtain.
        var thin = Math.Min(1, 40.0 / shots.Length);
        foreach (var shot in shots.Skip(1))
        {
            var x = time.X(shot.StartSeconds);
            svg.Line(x, top, x, bottom, Theme.Of(shot.Transition), 1, (0.15 + (0.4 * shot.Confidence)) * thin, shot.Transition == Transition.Cut ? "" : "5 4");
        }
    }

    private static double Axis(Svg svg, TimeScale time, double y)
    {
        foreach (var seconds in time.Ticks())
        {
            var x = time.X(seconds);
            svg.Line(x, y, x, y + 7, Theme.Quiet);
            svg.Text(x, y + 23, time.Label(seconds), 12, Theme.Quiet, "middle");
        }

        svg.Line(Lane.Left, y, Lane.Right, y, Theme.Quiet);
        (string Name, Transition Transition)[] legend = [("cut", Transition.Cut), ("dissolve", Transition.Dissolve), ("fade", Transition.Fade), ("wipe", Transition.Wipe)];
        var at = Lane.Left;
        foreach (var (name, transition) in legend)
        {
            svg.Rect(at, y + 42, 18, 12, Theme.Of(transition), 0.6, 3);
            svg.Text(at + 25, y + 52, name, 12, Theme.Quiet);
            at += 50 + Lane.WidthOf(name, 12);
        }

        MomentLane.Legend(svg, at + 20, y + 52);
        return y + 76;
    }
}
