using Cuewright.Delivery.Keys;

namespace Cuewright.Delivery.Tests.Keys;

public sealed class RequestGateTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void A_minutes_worth_comes_in_at_once_and_then_one_at_a_time()
    {
        var gate = new RequestGate(_clock);
        for (var request = 0; request < 6; request++) Assert.Null(gate.Wait("a", 6));
        Assert.Equal(TimeSpan.FromSeconds(10), gate.Wait("a", 6));
        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(6, gate.Wait("a", 6)!.Value.TotalSeconds, 6);
        _clock.Advance(TimeSpan.FromSeconds(7));
        Assert.Null(gate.Wait("a", 6));
        Assert.NotNull(gate.Wait("a", 6));
    }

    [Fact]
    public void A_key_that_rested_long_gets_no_more_than_a_minutes_worth()
    {
        var gate = new RequestGate(_clock);
        Assert.Null(gate.Wait("a", 2));
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(gate.Wait("a", 2));
        Assert.Null(gate.Wait("a", 2));
        Assert.NotNull(gate.Wait("a", 2));
    }

    [Fact]
    public void One_key_does_not_use_up_what_another_has()
    {
        var gate = new RequestGate(_clock);
        Assert.Null(gate.Wait("a", 1));
        Assert.NotNull(gate.Wait("a", 1));
        Assert.Null(gate.Wait("b", 1));
    }
}
