using System.Text;

namespace Cuewright.Engine.Analysis.Plot;

/// <summary>The form, and the music under the picture: bars with their tempo, the waveform, and the hits.</summary>
internal static class MusicLanes
{
    /// <summary>Least distance of two bar numbers and of two tempos.</summary>
    private const double NumberDistance = 44;
    private const double TempoDistance = 84;

    public static double Draw(Svg svg, TimeScale time, PlotMatter matter, double y)
    {
        if (!matter.Sections.IsEmpty) y = Sections(svg, time, matter, y) + Lane.Gap;
        if (!matter.Bars.IsEmpty) y = Bars(svg, time, matter, y) + Lane.Gap;
        if (!matter.Waveform.IsEmpty) y = Waveform(svg, time, matter, y) + Lane.Gap;
        if (!matter.Hits.IsEmpty) y = Hits(svg, time, matter, y) + Lane.Gap;
        return y;
    }

    private static double Sections(Svg svg, TimeScale time, PlotMatter matter, double y)
    {
        const double Height = 34;
        Lane.Name(svg, "form", y, Height);
        foreach (var section in matter.Sections)
        {
            var (x, end) = (time.X(section.StartSeconds), time.X(section.EndSeconds));
            var energy = Math.Clamp(section.Energy, 1, 5);
            svg.Rect(x + 1, y, end - x - 2, Height, Theme.Energies[energy - 1], 1, 5);
            var label = Lane.WidthOf(section.Label, 14) + 10;
            if (label > end - x) continue;
            svg.Text(x + 10, y + 22, section.Label, 14, Theme.Text);
            // As many dots as the section has energy.
            if (label + 80 > end - x) continue;
            for (var dot = 0; dot < 5; dot++) svg.Rect(end - 66 + (dot * 11), y + 14, 7, 7, Theme.Text, dot < energy ? 0.9 : 0.2, 3.5);
        }

        return y + Height;
    }

    private static double Bars(Svg svg, TimeScale time, PlotMatter matter, double y)
    {
        const double Height = 34;
        Lane.Name(svg, "bars", y, Height);
        Lane.Ground(svg, y, Height);
        var numbered = double.NegativeInfinity;
        foreach (var bar in matter.Bars)
        {
            var x = time.X(bar.Seconds);
            svg.Line(x, y, x, y + Height, Theme.Quiet, 1, 0.35);
            if (x - numbered < NumberDistance) continue;
            svg.Text(x + 5, y + 14, $"{bar.Number}", 11, Theme.Quiet);
            numbered = x;
        }

        var written = double.NegativeInfinity;
        foreach (var tempo in matter.Tempos)
        {
            var x = time.X(tempo.Seconds);
            if (x - written < TempoDistance || x > Lane.Right - 70) continue;
            svg.Text(x + 5, y + 29, $"{tempo.Bpm:0.#} bpm", 11, Theme.Hit);
            written = x;
        }

        return y + Height;
    }

    private static double Waveform(Svg svg, TimeScale time, PlotMatter matter, double y)
    {
        const double Height = 84;
        Lane.Name(svg, "sound", y, Height);
        Lane.Ground(svg, y, Height);
        var middle = y + (Height / 2);
        var count = matter.Waveform.Length;
        double X(int i) => time.Left + ((i + 0.5) / count * (time.Right - time.Left));
        var path = new StringBuilder();
        for (var i = 0; i < count; i++) path.Append($"{(i == 0 ? 'M' : 'L')}{X(i):0.#},{middle - (matter.Waveform[i] * Height * 0.46):0.#}");
        for (var i = count - 1; i >= 0; i--) path.Append($"L{X(i):0.#},{middle + (matter.Waveform[i] * Height * 0.46):0.#}");
        svg.Fill(path.Append('Z').ToString(), Theme.Sound, 0.9);
        return y + Height;
    }

    /// <summary>Met ones full, hard ones large; one that is missed stands open, with its error.</summary>
    private static double Hits(Svg svg, TimeScale time, PlotMatter matter, double y)
    {
        const double Height = 22;
        Lane.Name(svg, "hits", y, Height);
        var missed = matter.Hits.Any(hit => hit is { Hard: true, Met: false });
        foreach (var hit in matter.Hits)
        {
            var (x, size) = (time.X(hit.Seconds), hit.Hard ? 8 : 5);
            var triangle = $"M{x:0.#},{y:0.#}L{x + size:0.#},{y + (2.4 * size):0.#}L{x - size:0.#},{y + (2.4 * size):0.#}Z";
            if (hit.Met) svg.Fill(triangle, Theme.Hit, hit.Hard ? 1 : 0.45);
            else svg.Stroke(triangle, hit.Hard ? Theme.Missed : Theme.Quiet, 1.2);
            if (hit is { Hard: true, Met: false }) svg.Text(x, y + Height + 13, $"{hit.ErrorMs:+0;−0} ms", 11, Theme.Missed, "middle");
        }

        return y + Height + (missed ? 16 : 0);
    }
}
