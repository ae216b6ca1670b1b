using System.Globalization;
using Cuewright.Media.Probe;

namespace Cuewright.Media.Decode;

/// <summary>
/// Reads the time stamps that ffmpeg's showinfo filter prints, one line a frame, in the file's own time base. A raw pipe
/// carries no stamps, and nominal rate × frame number is wrong for variable rates.
/// </summary>
internal sealed class FrameStamps
{
    private const string Source = "[Parsed_showinfo_";
    private const string TimeBaseMark = "config in time_base: ";
    private const string StampMark = " pts:";

    private Fraction _timeBase = new(1, 1);

    /// <summary>True where the line speaks of a frame; its time is null where the file gives none.</summary>
    public bool TryRead(string line, out double? seconds)
    {
        seconds = null;
        if (!line.StartsWith(Source, StringComparison.Ordinal)) return false;
        if (After(line, TimeBaseMark) is { } timeBase)
        {
            _timeBase = Fraction.Parse(timeBase.TrimEnd(',')) ?? _timeBase;
            return false;
        }

        if (!line.Contains("] n:", StringComparison.Ordinal) || After(line, StampMark) is not { } stamp) return false;
        if (long.TryParse(stamp, CultureInfo.InvariantCulture, out var ticks)) seconds = _timeBase.SecondsAt(ticks);
        return true;
    }

    /// <summary>The word that follows a mark; numbers are padded with blanks.</summary>
    private static string? After(string line, string mark)
    {
        var at = line.IndexOf(mark, StringComparison.Ordinal);
        if (at < 0) return null;
        var rest = line.AsSpan(at + mark.Length).TrimStart();
        var end = rest.IndexOf(' ');
        return (end < 0 ? rest : rest[..end]).ToString();
    }
}
