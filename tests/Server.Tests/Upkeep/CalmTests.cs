using Cuewright.Server.Upkeep;
using Cuewright.Server.Worker;

namespace Cuewright.Server.Tests.Upkeep;

public sealed class CalmTests
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    private readonly HandClock _clock = new();
    private readonly Calm _calm;

    public CalmTests() => _calm = new Calm(_clock);

    [Fact]
    public void A_whole_lease_has_to_pass_before_silence_means_anything() => Assert.Equal(LeaseSetting.Duration, UntilCalm());

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    [InlineData(-8)]
    public void A_clock_that_is_set_begins_the_wait_anew(double seconds)
    {
        UntilCalm();
        _clock.Set(TimeSpan.FromSeconds(seconds));
        _clock.Pass(Round);
        Assert.False(_calm.IsLongEnough());
        Assert.Equal(LeaseSetting.Duration, UntilCalm());
    }

    [Fact]
    public void So_does_a_machine_that_slept_or_stood_still()
    {
        UntilCalm();
        _clock.Pass(TimeSpan.FromSeconds(20));
        Assert.False(_calm.IsLongEnough());
    }

    [Fact]
    public void So_does_a_store_that_could_not_be_written()
    {
        UntilCalm();
        _calm.Disturb();
        _clock.Pass(Round);
        Assert.False(_calm.IsLongEnough());
    }

    [Fact]
    public void A_clock_that_is_drawn_right_little_by_little_disturbs_nothing()
    {
        UntilCalm();
        for (var round = 0; round < 100; round++)
        {
            _clock.Set(TimeSpan.FromMilliseconds(300));
            _clock.Pass(Round);
            Assert.True(_calm.IsLongEnough());
        }
    }

    private TimeSpan UntilCalm()
    {
        var waited = TimeSpan.Zero;
        do
        {
            _clock.Pass(Round);
            waited += Round;
        }
        while (!_calm.IsLongEnough());
        return waited;
    }

    /// <summary>Time passes, and the clock is set, when a test says so.</summary>
    private sealed class HandClock : TimeProvider
    {
        private TimeSpan _passed;
        private TimeSpan _off;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time) => _passed += time;

        public void Set(TimeSpan by) => _off += by;

        public override long GetTimestamp() => _passed.Ticks;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + _passed + _off;
    }
}
