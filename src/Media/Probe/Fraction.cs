using System.Globalization;

namespace Cuewright.Media.Probe;

/// <summary>A ratio as ffmpeg prints it: "1/15360", "4:3". Time bases stay exact this way until the one multiplication.</summary>
internal readonly record struct Fraction(long Numerator, long Denominator)
{
    public double Value => (double)Numerator / Denominator;

    /// <summary>Ticks of this time base in seconds; multiplied before divided, so that whole seconds come out whole.</summary>
    public double SecondsAt(long ticks) => (double)ticks * Numerator / Denominator;

    public static Fraction? Parse(string? text)
    {
        var parts = (text ?? "").Split('/', ':');
        return parts.Length == 2
            && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var numerator)
            && long.TryParse(parts[1], CultureInfo.InvariantCulture, out var denominator)
            && numerator > 0 && denominator > 0
                ? new Fraction(numerator, denominator)
                : null;
    }
}
