using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing.Timing;

public sealed class SoftPinsTests
{
    // Sixteen beats in 8 s: a sixteenth lasts 125 ms.
    private static readonly Gap[] Gaps = [new(0, 8, 32, true)];

    [Fact]
    public void The_grid_bends_to_a_soft_hit_and_no_further_than_is_heard()
    {
        var pins = SoftPins.Place(Gaps, [new LooseHit(4.05, 0.6)], 0.03);
        Assert.Equal(3, pins.Count);
        Assert.Equal((long)(8 * Ticks.PerQuarter), pins[1].Tick);
        Assert.Equal(4.05 - 0.012, pins[1].Seconds, 1e-9);
    }

    [Fact]
    public void What_would_bend_it_too_far_is_passed_over()
    {
        Assert.Equal(2, SoftPins.Place(Gaps, [new LooseHit(0.3, 0.6)], 0.03).Count);
        Assert.Equal(2, SoftPins.Place(Gaps, [new LooseHit(4.05, 0.6)], 0).Count);
    }

    [Fact]
    public void Of_two_that_cannot_both_be_met_the_weightier_is()
    {
        var pins = SoftPins.Place(Gaps, [new LooseHit(4.05, 0.2), new LooseHit(4.22, 0.9)], 0.03);
        var pin = Assert.Single(pins.Skip(1).SkipLast(1));
        Assert.Equal(4.22, pin.Seconds, 0.013);
    }
}
