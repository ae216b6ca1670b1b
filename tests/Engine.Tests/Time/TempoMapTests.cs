using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Time;

public sealed class TempoMapTests
{
    private static readonly TempoMap TwoTempos = new() { Changes = [new(0, 120), new(4 * Ticks.PerQuarter, 60)] };

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4 * Ticks.PerQuarter, 2)]
    [InlineData(6 * Ticks.PerQuarter, 4)]
    public void Ticks_become_seconds_across_a_tempo_change(long tick, double seconds) =>
        Assert.Equal(seconds, TwoTempos.SecondsAt(tick), 12);

    [Fact]
    public void Seconds_and_ticks_are_inverse()
    {
        for (var tick = 0; tick < 10_000; tick += 37) Assert.Equal(tick, TwoTempos.TicksAt(TwoTempos.SecondsAt(tick)), 6);
    }

    [Fact]
    public void A_map_without_a_tempo_at_the_start_is_refused() =>
        Assert.Throws<ArgumentException>(() => new TempoMap { Changes = [new(10, 120)] });

    [Fact]
    public void Samples_are_counted_at_48_kHz() => Assert.Equal(96_000, TwoTempos.SamplesAt(4 * Ticks.PerQuarter));
}
