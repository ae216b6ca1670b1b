using Cuewright.Engine.Dsp;
using Cuewright.Engine.Mixing;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Mixing;

public sealed class LaneTests
{
    private static readonly DipTiming Timing = new() { LeadSeconds = 0.2, AttackSeconds = 0.1, HoldSeconds = 0.3, ReleaseSeconds = 0.5, BridgeSeconds = 0.4 };

    [Fact]
    public void It_runs_straight_between_its_points_and_stands_still_outside()
    {
        var lane = new Lane([(1, 0.5), (2, 1), (2, 0.2)]);
        Assert.Equal(0.5f, lane.At(0));
        Assert.Equal(0.75f, lane.At(3 * Rate / 2), 1e-6);
        Assert.Equal(0.2f, lane.At(2 * Rate));
        Assert.Equal(0.2f, lane.At(9 * Rate));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public void Any_block_size_gives_the_same_gains(int block)
    {
        var lane = Lane.Dips([new Dip(0.3, 0.5, -6), new Dip(1.6, 1.7, -12)], Timing);
        var (whole, pieces) = (new float[3 * Rate], new float[3 * Rate]);
        lane.Fill(0, whole);
        for (var at = 0; at < pieces.Length; at += block) lane.Fill(at, pieces.AsSpan(at, Math.Min(block, pieces.Length - at)));
        Assert.Equal(whole, pieces);
    }

    [Fact]
    public void A_dip_is_down_before_its_start_and_back_after_hold_and_release()
    {
        var lane = Lane.Dips([new Dip(1, 2, -12)], Timing);
        Assert.Equal(0, Db(lane, 0.79), 0.001);
        Assert.Equal(-12, Db(lane, 0.91), 0.05);
        Assert.Equal(-12, Db(lane, 2.29), 0.05);
        Assert.Equal(-6, Db(lane, 2.55), 0.1);
        Assert.Equal(0, Db(lane, 2.81), 0.05);
    }

    [Fact]
    public void A_dip_at_the_very_start_is_down_from_the_first_sample() =>
        Assert.Equal(-12, Db(Lane.Dips([new Dip(0, 1, -12)], Timing), 0), 0.05);

    [Fact]
    public void A_short_gap_is_bridged_and_a_longer_one_begins_from_where_the_gain_stands()
    {
        var bridged = Lane.Dips([new Dip(1, 2, -12), new Dip(2.4, 3, -6)], Timing);
        for (var seconds = 0.9; seconds < 3.3; seconds += 0.01) Assert.Equal(-12, Db(bridged, seconds), 0.05);

        // The release begins at 2.3; half-way, at 2.55, the next attack takes over, without a step.
        var broken = Lane.Dips([new Dip(1, 2, -12), new Dip(2.75, 3, -12)], Timing);
        Assert.Equal(-6, Db(broken, 2.55), 0.2);
        Assert.Equal(-12, Db(broken, 2.66), 0.1);
        for (var sample = 0; sample < 4 * Rate; sample++) Assert.InRange(Math.Abs(broken.At(sample + 1) - broken.At(sample)), 0, 0.0006);
    }

    private static double Db(Lane lane, double seconds) => Decibels.FromGain(lane.At((long)(seconds * Rate)));
}
