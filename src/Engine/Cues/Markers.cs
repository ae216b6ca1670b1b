using System.Globalization;
using System.Text;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Cues;

/// <summary>The cue sheet as markers that editing programs import: a CMX 3600 list with marker comments, or plain CSV.</summary>
public static class Markers
{
    /// <summary>One event of one frame a marker, as DaVinci Resolve and others read them; sections blue, hard hits red, soft ones yellow.</summary>
    public static string ToEdl(CueSheet sheet)
    {
        var rate = sheet.FrameRate ?? new FrameRate(25, 1);
        var text = new StringBuilder().Append("TITLE: ").Append(OneLine(sheet.Title)).Append("\nFCM: NON-DROP FRAME\n\n");
        var number = 1;
        foreach (var (frame, label, color) in InOrder(sheet, rate))
        {
            var from = Timecode(frame, rate);
            var to = Timecode(frame + 1, rate);
            text.Append(CultureInfo.InvariantCulture, $"{number:000}  001      V     C        {from} {to} {from} {to}\n");
            text.Append(CultureInfo.InvariantCulture, $" |C:ResolveColor{color} |M:{OneLine(label)} |D:1\n\n");
            number++;
        }

        return text.ToString();
    }

    public static string ToCsv(CueSheet sheet)
    {
        var rate = sheet.FrameRate ?? new FrameRate(25, 1);
        var text = new StringBuilder("time,timecode,frame,type,label,weight,hard,bar,beat,errorMs\n");
        foreach (var section in sheet.Sections)
        {
            Row(section.Start, rate.FrameAt(section.Start), "section", section.Label, "", "", section.StartBar, 1, "");
        }

        foreach (var hit in sheet.Hits)
        {
            Row(hit.Time, hit.Frame ?? rate.FrameAt(hit.Time), "hit", hit.Kind, Text(hit.Weight), hit.Hard ? "true" : "false", hit.Bar, hit.Beat, Text(hit.ErrorMs));
        }

        return text.ToString();

        void Row(double time, long frame, string type, string label, string weight, string hard, int bar, int beat, string error)
        {
            text.Append(CultureInfo.InvariantCulture, $"{time},{Timecode(frame, rate)},{frame},{type},{Quote(label)},{weight},{hard},{bar},{beat},{error}\n");
        }
    }

    /// <summary>Non-drop timecode: counts frames at the rounded rate, so every frame has its own name.</summary>
    internal static string Timecode(long frame, FrameRate rate)
    {
        // Slide shows have less than one.
        var perSecond = Math.Max(1, (long)Math.Round(rate.PerSecond));
        var seconds = frame / perSecond;
        return $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}:{frame % perSecond:00}";
    }

    private static IEnumerable<(long Frame, string Label, string Color)> InOrder(CueSheet sheet, FrameRate rate) =>
        sheet.Sections.Select(section => (Frame: rate.FrameAt(section.Start), section.Label, Color: "Blue"))
            .Concat(sheet.Hits.Select(hit => (Frame: hit.Frame ?? rate.FrameAt(hit.Time), Label: hit.Kind, Color: hit.Hard ? "Red" : "Yellow")))
            .OrderBy(marker => marker.Frame);

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('|', '/');

    private static string Quote(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"")}\"";
}
