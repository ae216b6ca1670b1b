using Cuewright.Server.Apis.ElevenLabs;
using Cuewright.Server.Desk;

namespace Cuewright.Server.Tests.Apis.ElevenLabs;

public sealed class SameRequestsTests
{
    private static readonly Caller Someone = new("someone");

    private readonly HandClock _clock = new();

    [Theory]
    [InlineData(false, 100, true)]
    [InlineData(false, 130, false)]
    [InlineData(true, 5, true)]
    [InlineData(true, 15, false)]
    public void What_is_asked_again_is_joined_while_its_answer_may_be_lost(bool answered, int secondsLater, bool joined)
    {
        var same = new SameRequests(_clock);
        var first = same.Join(Someone, "abc");
        same.Leave(first, answered);
        _clock.Now += TimeSpan.FromSeconds(secondsLater);
        Assert.Equal(joined, same.Join(Someone, "abc").Key == first.Key);
    }

    [Fact]
    public void What_failed_is_begun_anew_and_others_are_never_joined()
    {
        var same = new SameRequests(_clock);
        var first = same.Join(Someone, "abc");
        Assert.NotEqual(first.Key, same.Join(Someone, "abd").Key);
        Assert.Equal(2, same.CountOf(Someone));
        same.End(first);
        Assert.NotEqual(first.Key, same.Join(Someone, "abc").Key);
    }

    private sealed class HandClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
