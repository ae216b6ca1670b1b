using Cuewright.Engine.Dsp;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Dsp;

public sealed class CompressorTests
{
    private static readonly CompressorOptions Options = new() { ThresholdDb = -20, Ratio = 2, AttackSeconds = 0.02, ReleaseSeconds = 0.1 };

    [Theory]
    [InlineData(-40, 0)]
    [InlineData(-23, 0)]
    [InlineData(-20, -0.375)]
    [InlineData(-10, -5)]
    [InlineData(0, -10)]
    public void Level_above_the_threshold_is_divided_by_the_ratio(double levelDb, double gainDb) =>
        Assert.Equal(gainDb, Options.GainDb(levelDb), 0.001);

    [Theory]
    [InlineData(-40, 0)]
    [InlineData(-10, -5)]
    public void A_steady_tone_settles_at_the_curve(double levelDb, double gainDb)
    {
        // Both channels together carry the power of a sine's amplitude.
        var (left, right) = (Sine(1, 1000, levelDb), Sine(1, 1000, levelDb));
        var before = LevelDb(left.AsSpan(Rate / 2));
        Apply(left, right, left.Length);
        Assert.Equal(gainDb, LevelDb(left.AsSpan(Rate / 2)) - before, 0.1);
    }

    [Fact]
    public void It_lets_go_after_a_loud_passage()
    {
        var (left, right) = (Join(Sine(0.5, 1000, -6), Sine(1, 1000, -40)), new float[3 * Rate / 2]);
        Apply(left, right, left.Length);
        Assert.Equal(-43, LevelDb(left.AsSpan(Rate)), 0.2);
    }

    [Fact]
    public void It_takes_hold_and_lets_go_in_the_times_asked_for()
    {
        // 63 % of the way in decibels, after the 10 ms it listens.
        var (left, right) = (Join(Sine(0.5, 1000, -40), Sine(0.5, 1000, -8), Sine(0.5, 1000, -40)), new float[3 * Rate / 2]);
        var gains = new float[left.Length];
        new GainRider(new Compressor(Rate, Options)).Ride(left, right, gains);
        var full = Decibels.FromGain(gains[Rate - 1]);
        Assert.Equal(-4.5, full, 0.2);
        var taken = Array.FindIndex(gains, Rate / 2, gain => Decibels.FromGain(gain) < 0.63 * full) - (Rate / 2);
        Assert.InRange((double)taken / Rate, 0.02, 0.035);
        var let = Array.FindIndex(gains, Rate, gain => Decibels.FromGain(gain) > 0.37 * full) - Rate;
        Assert.InRange((double)let / Rate, 0.1, 0.135);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(65)]
    public void Block_size_does_not_matter(int block)
    {
        var (left, right) = (Noise(0.2, 0, 1), Noise(0.2, 0, 2));
        var (leftPieces, rightPieces) = (left.ToArray(), right.ToArray());
        Apply(left, right, left.Length);
        Apply(leftPieces, rightPieces, block);
        Assert.Equal(left, leftPieces);
        Assert.Equal(right, rightPieces);
    }

    private static void Apply(float[] left, float[] right, int block)
    {
        var rider = new GainRider(new Compressor(Rate, Options));
        var gains = new float[left.Length];
        for (var at = 0; at < left.Length; at += block)
        {
            var count = Math.Min(block, left.Length - at);
            rider.Ride(left.AsSpan(at, count), right.AsSpan(at, count), gains.AsSpan(at, count));
        }

        for (var i = 0; i < gains.Length; i++) (left[i], right[i]) = (left[i] * gains[i], right[i] * gains[i]);
    }
}
