using System.Collections.Immutable;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Timing;

/// <summary>Draws the bar lines: whole bars of the meter, and one shortened or lengthened bar where an anchor must open a bar.</summary>
internal static class BarPlan
{
    public static MeterMap Draw(ImmutableArray<Gap> gaps, Meter meter)
    {
        var bars = new List<Meter>();
        var run = 0;
        foreach (var gap in gaps)
        {
            run += gap.Eighths;
            if (!gap.NewBarAtEnd) continue;
            AddRun(bars, run, meter);
            run = 0;
        }

        if (run > 0) AddRun(bars, run, meter);

        var changes = ImmutableArray.CreateBuilder<MeterChange>();
        for (var bar = 0; bar < bars.Count; bar++)
        {
            if (bar == 0 || bars[bar] != bars[bar - 1]) changes.Add(new MeterChange(bar, bars[bar]));
        }

        return new MeterMap { Changes = changes.ToImmutable() };
    }

    public static int CountBars(ImmutableArray<Gap> gaps, MeterMap meters)
    {
        var end = gaps.Sum(gap => (long)gap.Eighths) * Ticks.PerEighth;
        var bar = meters.BarOfTick(end);
        return meters.TickOfBar(bar) == end ? bar : bar + 1;
    }

    private static void AddRun(List<Meter> bars, int eighths, Meter meter)
    {
        var barEighths = (int)(meter.BarTicks / Ticks.PerEighth);
        var whole = eighths / barEighths;
        var rest = eighths % barEighths;
        // One beat over: a 5/4 bar flows better than a bar of 1/4.
        var stretch = rest > 0 && rest <= 2 && whole > 0;
        for (var i = 0; i < (stretch ? whole - 1 : whole); i++) bars.Add(meter);
        if (rest > 0) bars.Add(OddBar(stretch ? barEighths + rest : rest, meter));
    }

    private static Meter OddBar(int eighths, Meter meter) =>
        meter.Unit == 4 && eighths % 2 == 0 ? new Meter(eighths / 2, 4) : new Meter(eighths, 8);
}
