using System.Text;

namespace Cuewright.Engine.Analysis.Plot;

/// <summary>The title, what was seen in words, and the scene as tags.</summary>
internal static class Header
{
    private const int LineLength = 170;

    public static double Draw(Svg svg, ClipAnalysis seen, PlotMatter matter)
    {
        svg.Text(Lane.Margin, 54, matter.Title, 28, Theme.Text, bold: true);
        var rate = seen.VariableFrameRate ? "variable rate" : $"{seen.FrameRate} fps";
        svg.Text(Lane.Right, 52, $"{seen.DurationSeconds:0.##} s · {seen.Width}×{seen.Height} · {rate} · {seen.Shots.Length} shot{(seen.Shots.Length == 1 ? "" : "s")}", 15, Theme.Quiet, "end");
        var y = 86.0;
        if (matter.Subtitle.Length > 0)
        {
            svg.Text(Lane.Margin, y, matter.Subtitle, 16, Theme.Hit);
            y += 28;
        }

        foreach (var line in Wrapped(seen.Description))
        {
            svg.Text(Lane.Margin, y, line, 15, Theme.Quiet);
            y += 22;
        }

        return Tags(svg, seen, y) + 8;
    }

    private static double Tags(Svg svg, ClipAnalysis seen, double y)
    {
        var x = Lane.Margin;
        foreach (var word in seen.Scene) Tag(word.Name, word.Confidence, Theme.Camera);
        if (seen.Pulse is { } pulse) Tag($"pulse {pulse.Bpm:0} bpm", pulse.Confidence, Theme.Motion);
        return x > Lane.Margin ? y + 30 : y;

        void Tag(string text, double confidence, string ink)
        {
            var width = Lane.WidthOf(text, 13) + 24;
            svg.Rect(x, y - 8, width, 26, ink, 0.1 + (0.2 * confidence), 13);
            svg.Text(x + (width / 2), y + 9.5, text, 13, ink, "middle");
            x += width + 8;
        }
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
}
