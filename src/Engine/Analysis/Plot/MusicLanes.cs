using System.Text;

namespace Cuewright.Engine.Analysis.Plot;

/// <summary>The music under the picture: sections with their energy, hits, and the waveform.</summary>
internal static class MusicLanes
{
    private const double Gap = 14;

    public static double Draw(Svg svg, TimeScale time, PlotMatter matter, double y)
    {
        if (!matter.Sections.IsEmpty) y = Sections(svg, time, matter, y) + Gap;
        if (!matter.Waveform.IsEmpty) y = Waveform(svg, time, matter, y) + Gap;
        if (!matter.Hits.IsEmpty) y = Hits(svg, time, matter, y) + Gap;
        return y;
    }

    private static double Sections(Svg svg, TimeScale time, PlotMatter matter, double y)
    {
        const double Height = 34;
        TimelinePlot.Name(svg, "music", y, Height);
        foreach (var section in matter.Sections)
        {
            var (x, end) = (time.X(section.StartSeconds), time.X(section.EndSeconds));
            svg.Rect(x + 1, y, end - x - 2, Height, Theme.Energies[Math.Clamp(section.Energy, 1, 5) - 1], 1, 5);
            if (end - x > 9 * section.Label.Length) svg.Text(x + 10, y + 22, section.Label, 14, Theme.Text);
        }

        return y + Height;
    }

    private static double Waveform(Svg svg, TimeScale time, PlotMatter matter, double y)
    {
        const double Height = 90;
        TimelinePlot.Name(svg, "sound", y, Height);
        svg.Rect(time.Left, y, time.Right - time.Left, Height, Theme.Panel, 1, 6);
        var middle = y + (Height / 2);
        var count = matter.Waveform.Length;
        double X(int i) => time.Left + ((i + 0.5) / count * (time.Right - time.Left));
        var path = new StringBuilder();
        for (var i = 0; i < count; i++) path.Append($"{(i == 0 ? 'M' : 'L')}{X(i):0.#},{middle - (matter.Waveform[i] * Height * 0.46):0.#}");
        for (var i = count - 1; i >= 0; i--) path.Append($"L{X(i):0.#},{middle + (matter.Waveform[i] * Height * 0.46):0.#}");
        svg.Fill(path.Append('Z').ToString(), Theme.Sound, 0.9);
        return y + Height;
    }

    private static double Hits(Svg svg, TimeScale time, PlotMatter matter, double y)
    {
        const double Height = 26;
        TimelinePlot.Name(svg, "hits", y, Height);
        foreach (var hit in matter.Hits)
        {
            var x = time.X(hit.Seconds);
            svg.Fill($"M{x:0.#},{y:0.#}L{x + 8:0.#},{y + Height:0.#}L{x - 8:0.#},{y + Height:0.#}Z", Theme.Arousal, hit.Hard ? 1 : 0.35);
        }

        return y + Height;
    }
}
