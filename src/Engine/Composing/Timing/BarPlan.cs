using System.Collections.Immutable;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Timing;

/// <summary>Draws the bar lines: an upbeat, whole bars of the meter, and one shortened or lengthened bar where an anchor must open a bar.</summary>
internal static class BarPlan
{
    public static MeterMap Draw(Route route, Meter meter)
    {
        var bars = new List<Meter>();
        var run = 0;
        var upbeat = route.UpbeatEighths;
        foreach (var gap in route.Gaps)
        {
            run += gap.Eighths;
            if (!gap.BarAtEnd) continue;
            AddRun(bars, run, upbeat, meter);
            (run, upbeat) = (0, 0);
        }

        AddRun(bars, run, upbeat, meter, isLast: true);
        var changes = ImmutableArray.CreateBuilder<MeterChange>();
        for (var bar = 0; bar < bars.Count; bar++)
        {
            if (bar == 0 || bars[bar] != bars[bar - 1]) changes.Add(new MeterChange(bar, bars[bar]));
        }

        return new MeterMap { Changes = changes.ToImmutable() };
    }

    /// <summary>How many bars it takes to hold so many ticks.</summary>
    public static int CountBars(long ticks, MeterMap meters)
    {
        var bar = meters.BarOfTick(ticks);
        return meters.TickOfBar(bar) == ticks ? bar : bar + 1;
    }

    private static void AddRun(List<Meter> bars, int eighths, int upbeat, Meter meter, bool isLast = false)
    {
        if (upbeat > 0 && eighths > 0)
        {
            var before = Math.Min(upbeat, eighths);
            bars.Add(ShortBar(before, meter));
            eighths -= before;
        }

        var barEighths = (int)(meter.BarTicks / Ticks.PerEighth);
        var whole = eighths / barEighths;
        var rest = eighths % barEighths;
        if (isLast)
        {
            // The end comes when it comes: the last bar is written whole.
            for (var i = 0; i < whole + (rest > 0 ? 1 : 0); i++) bars.Add(meter);
            return;
        }

        // One beat over: a 5/4 bar flows better than a bar of 1/4.
        var stretch = rest > 0 && rest <= 2 && whole > 0;
        for (var i = 0; i < (stretch ? whole - 1 : whole); i++) bars.Add(meter);
        if (rest > 0) bars.Add(ShortBar(stretch ? barEighths + rest : rest, meter));
    }

    private static Meter ShortBar(int eighths, Meter meter) =>
        meter.Unit == 4 && eighths % 2 == 0 ? new Meter(eighths / 2, 4) : new Meter(eighths, 8);
}
