using System.Collections.Immutable;

namespace Cuewright.Engine.Analysis.Plot;

/// <summary>The picture itself: small pictures, its colours as a strip, and the shots by how they begin.</summary>
internal static class PictureLanes
{
    private const double HighestThumbnail = 150;
    private const double StripHeight = 14;
    private const double ShotHeight = 32;

    public static double Thumbnails(Svg svg, ImmutableArray<PlotThumbnail> thumbnails, double shape, double y)
    {
        if (thumbnails.IsEmpty) return y;
        var width = (Lane.Right - Lane.Left) / thumbnails.Length;
        var height = Math.Min(width * shape, HighestThumbnail);
        for (var i = 0; i < thumbnails.Length; i++) svg.Image(Lane.Left + (i * width), y, width - 2, height, thumbnails[i].DataUri);
        return y + height + 4;
    }

    public static double Colours(Svg svg, TimeScale time, ImmutableArray<int> colours, double y)
    {
        if (colours.IsEmpty) return y;
        const double Least = 2;
        var step = Math.Max(1, (int)Math.Ceiling(colours.Length * Least / (Lane.Right - Lane.Left)));
        for (var i = 0; i < colours.Length; i += step)
        {
            var (x, end) = (time.X(i / PictureCurves.PerSecond), time.X((i + step) / PictureCurves.PerSecond));
            // A unit over the next, so that no seams show.
            svg.Rect(x, y, Math.Min(Lane.Right, end + 1) - x, StripHeight, $"#{colours[i]:x6}");
        }

        return y + StripHeight + Lane.Gap;
    }

    public static double Shots(Svg svg, TimeScale time, ImmutableArray<Shot> shots, double y)
    {
        Lane.Name(svg, "shots", y, ShotHeight);
        for (var i = 0; i < shots.Length; i++)
        {
            var shot = shots[i];
            var (x, end) = (time.X(shot.StartSeconds), time.X(shot.EndSeconds));
            svg.Rect(x + 0.5, y, Math.Max(0.5, end - x - 1), ShotHeight, Theme.Of(shot.Transition), 0.18 + (0.42 * shot.Confidence), Math.Min(4, (end - x) / 3));
            var label = $"{i + 1}";
            // As many words as there is room for; the last are the most telling.
            foreach (var word in shot.Scene.Reverse())
            {
                var longer = $"{label} · {word.Name}";
                if (Lane.WidthOf(longer, 12) < end - x - 12) label = longer;
            }

            if (Lane.WidthOf(label, 12) < end - x - 4) svg.Text((x + end) / 2, y + 20.5, label, 12, Theme.Text, "middle");
        }

        return y + ShotHeight + Lane.Gap;
    }
}
