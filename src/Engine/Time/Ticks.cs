namespace Cuewright.Engine.Time;

/// <summary>Written time. 960 a quarter: at 60 bpm a tick is about a millisecond, and 3, 5 and 16 divide it.</summary>
public static class Ticks
{
    public const int PerQuarter = 960;
    public const int PerEighth = PerQuarter / 2;
    public const int PerSixteenth = PerQuarter / 4;
    public const int PerWhole = PerQuarter * 4;

    /// <summary>Which sixteenth of its quarter (0 to 3) a note belongs to that may lie a little before or behind it.</summary>
    internal static int Sixteenth(long tick) => (int)((tick + (PerSixteenth / 2)) / PerSixteenth % 4);
}
