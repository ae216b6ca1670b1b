using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Time;

public sealed class MeterMapTests
{
    // Two bars of 4/4, one of 5/4, then 6/8.
    private static readonly MeterMap Mixed = new() { Changes = [new(0, new(4, 4)), new(2, new(5, 4)), new(3, new(6, 8))] };

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 8 * Ticks.PerQuarter)]
    [InlineData(3, 13 * Ticks.PerQuarter)]
    [InlineData(4, 16 * Ticks.PerQuarter)]
    public void Bar_lines_stand_where_the_meters_put_them(int bar, long tick)
    {
        Assert.Equal(tick, Mixed.TickOfBar(bar));
        Assert.Equal(bar, Mixed.BarOfTick(tick));
        if (tick > 0) Assert.Equal(bar - 1, Mixed.BarOfTick(tick - 1));
    }

    [Fact]
    public void Places_are_counted_as_musicians_do()
    {
        Assert.Equal("3.5", Mixed.At(12 * Ticks.PerQuarter).ToString());
        Assert.Equal("4.2+10", Mixed.At((13 * Ticks.PerQuarter) + Ticks.PerEighth + 10).ToString());
    }
}
