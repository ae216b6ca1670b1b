using System.Globalization;
using System.Text;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;

namespace Cuewright.Bench.Gallery;

/// <summary>A score as a picture: time to the right, pitch up, a colour a role, force as opacity; drums below, a lane each.</summary>
internal static class PianoRoll
{
    private const double Width = 1200;
    private const double RowHeight = 4;
    private const int Lowest = 21;
    private const int Highest = 108;
    private const double DrumsTop = (Highest - Lowest + 3) * RowHeight;
    private const int DrumRows = 52;

    private static readonly Dictionary<PartRole, string> Colours = new()
    {
        [PartRole.Drums] = "#5b6270",
        [PartRole.Bass] = "#8a5a2b",
        [PartRole.Harmony] = "#3d7d5a",
        [PartRole.Lead] = "#c0392b",
        [PartRole.Texture] = "#6f8fc9",
        [PartRole.Effects] = "#b58900",
    };

    public static string Draw(Score score)
    {
        var end = score.Parts.SelectMany(part => part.Notes).Max(note => note.End);
        var svg = new StringBuilder();
        Add(svg, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {DrumsTop + (DrumRows * RowHeight)}" style="background:#fcfbf8">""");
        foreach (var section in score.Sections)
        {
            var x = At(score.Meters.TickOfBar(section.StartBar));
            Add(svg, $"""<line x1="{x:0.#}" x2="{x:0.#}" y1="0" y2="{DrumsTop + (DrumRows * RowHeight)}" stroke="#ccc"/><text x="{x + 3:0.#}" y="11" font-size="11" fill="#888">{section.Label} {section.Energy}</text>""");
        }

        foreach (var part in score.Parts)
        {
            var drums = Palette.Default[part.Instrument].IsDrumKit;
            foreach (var note in part.Notes)
            {
                var y = drums ? DrumsTop + ((DrumRows - Math.Clamp(note.Pitch - 30, 0, DrumRows - 1)) * RowHeight) : (Highest - Math.Clamp(note.Pitch, Lowest, Highest)) * RowHeight;
                var width = Math.Max(1, At(note.End) - At(note.Start) - 0.4);
                Add(svg, $"""<rect x="{At(note.Start):0.#}" y="{y:0.#}" width="{width:0.#}" height="{RowHeight - 0.5}" fill="{Colours[part.Role]}" opacity="{0.3 + (0.7 * note.Velocity / 127):0.##}"/>""");
            }
        }

        return svg.Append("</svg>").ToString();

        double At(long tick) => Width * tick / Math.Max(1, end);
    }

    private static void Add(StringBuilder svg, FormattableString text) => svg.AppendLine(text.ToString(CultureInfo.InvariantCulture));
}
