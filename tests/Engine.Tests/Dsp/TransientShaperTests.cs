using Cuewright.Engine.Dsp;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Dsp;

public sealed class TransientShaperTests
{
    [Theory]
    [InlineData(4, -6)]
    [InlineData(4, -30)]
    [InlineData(-4, -6)]
    public void Attacks_move_by_the_amount_whatever_their_level_and_what_lasts_stays(double amountDb, double levelDb)
    {
        var tone = Join(new float[Rate / 2], Sine(0.5, 1000, levelDb));
        var gains = new float[tone.Length];
        new GainRider(new TransientShaper(Rate, amountDb)).Ride(tone, tone, gains);
        Assert.Equal(1, gains[Rate / 4]);
        var strongest = gains.AsSpan(Rate / 2, Rate / 50).ToArray().MaxBy(gain => Math.Abs(Decibels.FromGain(gain)));
        Assert.Equal(amountDb, Decibels.FromGain(strongest), 0.5);
        Assert.Equal(0, Decibels.FromGain(gains[^1]), 0.4);
    }
}
