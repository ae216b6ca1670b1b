using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing.Timing;

public sealed class TempoScanTests
{
    [Theory]
    [InlineData(96.3, 0.71, 4, 4)]
    [InlineData(104, 1.9, 3, 4)]
    [InlineData(111.7, 0.2, 6, 8)]
    public void The_pulse_behind_a_list_is_found(double bpm, double first, int beats, int unit)
    {
        var meter = new Meter(beats, unit);
        var barSeconds = meter.BarTicks * 60 / (bpm * Ticks.PerQuarter);
        var beatSeconds = BarShape.Of(meter).Beat * 30 / bpm;
        LooseHit[] hits = [.. new[] { 0, 1, 3, 4, 6, 7, 9 }.Select(bar => new LooseHit(first + (bar * barSeconds), 0.8)), new(first + (2 * barSeconds) + beatSeconds, 0.5)];
        var best = TempoScan.Best([.. hits.OrderBy(hit => hit.Seconds)], new TempoWish(105, 92, 118, false), meter);
        Assert.Equal(20, best.Length);
        Assert.Equal(bpm, best[0].Bpm, 0.02);
        Assert.Equal(0, Math.IEEERemainder(best[0].FirstBarSeconds - first, barSeconds), 0.003);
    }

    [Fact]
    public void A_fixed_tempo_offers_other_offsets_only()
    {
        var best = TempoScan.Best([new(3.1, 1), new(7.35, 1), new(8.9, 1)], new TempoWish(120, 120, 120, true), Meter.Common);
        Assert.All(best, pulse => Assert.Equal(120, pulse.Bpm, 9));
        Assert.True(best.Select(pulse => pulse.FirstBarSeconds).Distinct().Count() > 10);
    }
}
