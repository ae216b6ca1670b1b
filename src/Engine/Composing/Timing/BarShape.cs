using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Timing;

/// <summary>A bar counted in eighths, and how many of them make the beat one taps to: two in 4/4, three in 6/8.</summary>
internal readonly record struct BarShape(int Eighths, int Beat)
{
    /// <summary>Bars come in lines of four; a line is what is felt as one sentence.</summary>
    public const int BarsInLine = 4;

    public int LineEighths => Eighths * BarsInLine;

    public static BarShape Of(Meter meter) => new(
        (int)(meter.BarTicks / Ticks.PerEighth),
        meter.Unit < 8 ? (int)(meter.BeatTicks / Ticks.PerEighth) : meter.Beats % 3 == 0 ? 3 : 1);

    public bool IsBeat(int eighth) => eighth % Eighths % Beat == 0;

    public bool IsBarLine(int eighth) => eighth % Eighths == 0;
}
