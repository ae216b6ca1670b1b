using System.Globalization;

namespace Cuewright.Media.Probe;

/// <summary>Where the shown packets of a stream begin and end, in ticks of its time base.</summary>
internal readonly record struct PacketSpan(long Start, long End)
{
    public const string Entries = "packet=pts,dts,duration,flags";

    /// <summary>
    /// Reads lines such as "pts=512|dts=0|duration=512|flags=K_". Packets flagged D lie outside the edit list and are
    /// not shown. A last packet without a duration counts as long as the step before it.
    /// </summary>
    public static PacketSpan? Parse(string lines)
    {
        long? first = null;
        long last = long.MinValue, before = long.MinValue, duration = 0;
        foreach (var line in lines.AsSpan().EnumerateLines())
        {
            var fields = line.ToString().Split('|');
            if (Field(fields, "flags")?.Contains('D', StringComparison.Ordinal) ?? true) continue;
            if ((Number(fields, "pts") ?? Number(fields, "dts")) is not { } stamp) continue;
            first = Math.Min(first ?? stamp, stamp);
            if (stamp > last)
            {
                (before, last) = (last, stamp);
                duration = Number(fields, "duration") ?? 0;
            }
            else if (stamp > before)
            {
                before = stamp;
            }
        }

        if (first is not { } start) return null;
        if (duration <= 0 && before != long.MinValue) duration = last - before;
        return new PacketSpan(start, last + Math.Max(duration, 0));
    }

    private static string? Field(string[] fields, string name) =>
        fields.FirstOrDefault(field => field.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];

    private static long? Number(string[] fields, string name) =>
        long.TryParse(Field(fields, name), CultureInfo.InvariantCulture, out var number) ? number : null;
}
