using System.Globalization;
using Cuewright.Engine.Cues;

namespace Cuewright.Cli.Reporting;

/// <summary>What is heard when and why, a line each.</summary>
internal static class EffectsTold
{
    private const int MostLines = 24;

    public static string Of(CueEffects effects)
    {
        var lines = effects.Events.Select(cue => (cue.Time, Line: Line($"{cue.Time,7:0.00} s  {cue.Sound}{Side(cue.Pan)}: {cue.Because}")))
            .Concat(effects.Beds.Select(bed => (Time: bed.Start, Line: Line($"{bed.Start,7:0.00} s  {bed.Sound}, until {bed.End:0.00} s: {bed.Because}"))))
            .OrderBy(told => told.Time).Select(told => told.Line).ToArray();
        if (lines.Length == 0) return "Nothing: nothing was asked for, and nothing is seen that would be heard.";
        var more = lines.Length > MostLines ? $"\n   and {lines.Length - MostLines} more, which the cue sheet lists" : "";
        return string.Join('\n', lines.Take(MostLines)).TrimStart() + more;
    }

    private static string Side(double pan) => pan switch
    {
        < -0.25 => " on the left",
        > 0.25 => " on the right",
        _ => "",
    };

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
