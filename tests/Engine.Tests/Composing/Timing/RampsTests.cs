using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing.Timing;

public sealed class RampsTests
{
    [Fact]
    public void A_wide_step_is_spread_over_the_beats_and_every_pin_keeps_its_time()
    {
        // Sixteen beats at 100, sixteen at 110.
        List<Pin> pins = [new(0, 0), new(16 * Ticks.PerQuarter, 9.6), new(32 * Ticks.PerQuarter, 9.6 + (16 * 60 / 110.0))];
        var tempo = Ramps.Draw(pins, 0.06);
        Assert.All(pins, pin => Assert.Equal(pin.Seconds, tempo.SecondsAt(pin.Tick), 1e-9));
        var steps = tempo.Changes.Zip(tempo.Changes.Skip(1), (a, b) => Math.Abs(Math.Log(b.Bpm / a.Bpm))).ToArray();
        Assert.True(steps.Length > 16 && steps.Max() < 0.02, $"{steps.Length} steps, the widest {steps.Max():0.000}");
    }

    [Fact]
    public void A_step_nobody_hears_stays_a_step()
    {
        var tempo = Ramps.Draw([new(0, 0), new(7680, 4.8), new(15360, 4.8 + (8 * 60 / 101.0))], 0.06);
        Assert.Equal([100, 101], tempo.Changes.Select(change => Math.Round(change.Bpm, 6)));
    }

    [Fact]
    public void No_ramp_leads_over_a_free_upbeat()
    {
        var tempo = Ramps.Draw([new(0, 0), new(480, 0.45, Free: true), new(480 + 7680, 0.45 + 4.8)], 0.06);
        Assert.Equal([66.666667, 100], tempo.Changes.Select(change => Math.Round(change.Bpm, 6)));
    }
}
