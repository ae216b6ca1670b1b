using System.Globalization;

namespace Cuewright.Engine.Time;

/// <summary>Reads a time signature as people write it: "3/4", "6/8".</summary>
public static class WrittenMeter
{
    public static bool TryParse(string text, out Meter meter)
    {
        meter = default;
        var parts = text.Trim().Split('/');
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var beats)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var unit)
            || beats is < 2 or > 12 || unit is not (4 or 8))
        {
            return false;
        }

        meter = new Meter(beats, unit);
        return true;
    }
}
