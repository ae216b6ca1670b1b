using Cuewright.Engine.Analysis.Listening;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Analysis.Listening;

public sealed class RegularityTests
{
    private const int Seconds = 6;
    private static readonly Passage Whole = new(0, Seconds);

    [Theory]
    [InlineData(90)]
    [InlineData(128)]
    [InlineData(174)]
    public void What_comes_back_with_every_beat_is_regular(double beatsPerMinute) =>
        Assert.True(Regularity.Of(Bands((band, frame) => (band % 3 * 4) - (20 * (frame * beatsPerMinute / 60 / SoundMeter.PerSecond % 1))), Whole) > 0.8);

    [Fact]
    public void What_moves_by_chance_is_not()
    {
        var chance = new Seed(1).Begin();
        var level = 0.0;
        Assert.True(Regularity.Of(Bands((_, _) => level = (0.8 * level) + chance.Bell(4)), Whole) < 0.2);
    }

    [Fact]
    public void Silence_and_what_is_too_short_to_repeat_are_not()
    {
        Assert.Equal(0, Regularity.Of(Bands((_, _) => -90), Whole));
        Assert.Equal(0, Regularity.Of(Bands((_, frame) => frame % 25), new Passage(1, 2)));
    }

    private static double[][] Bands(Func<int, int, double> levelOf) =>
        [.. Enumerable.Range(0, 15).Select(band => Enumerable.Range(0, Seconds * SoundMeter.PerSecond).Select(frame => levelOf(band, frame)).ToArray())];
}
