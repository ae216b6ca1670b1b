using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Time;

public sealed class FrameRateTests
{
    [Theory]
    [InlineData("25", 25, 1)]
    [InlineData("30000/1001", 30000, 1001)]
    [InlineData("23.976", 24000, 1001)]
    [InlineData("59.94", 60000, 1001)]
    [InlineData("12.5", 25, 2)]
    [InlineData("50/2", 25, 1)]
    public void Rates_are_read_as_exact_fractions(string text, int numerator, int denominator)
    {
        Assert.True(FrameRate.TryParse(text, out var rate));
        Assert.Equal(new FrameRate(numerator, denominator), rate);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0/0")]
    [InlineData("-25")]
    [InlineData("fast")]
    [InlineData(null)]
    public void What_is_no_rate_is_refused(string? text) => Assert.False(FrameRate.TryParse(text, out _));

    [Fact]
    public void Frames_and_seconds_agree_over_an_hour_of_ntsc()
    {
        var rate = new FrameRate(30000, 1001);
        for (var frame = 0L; frame < 108_000; frame += 997) Assert.Equal(frame, rate.FrameAt(rate.SecondsAt(frame)));
    }
}
