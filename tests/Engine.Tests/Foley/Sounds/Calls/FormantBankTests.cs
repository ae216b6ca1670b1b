using Cuewright.Engine.Foley.Sounds.Calls;
using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Foley.Sounds.Calls;

public sealed class FormantBankTests
{
    [Theory]
    [InlineData(500, 100)]
    [InlineData(2500, 400)]
    public void A_resonance_passes_its_middle_and_is_as_wide_as_it_says(double hertz, double width)
    {
        var bank = new FormantBank(Signals.Rate);
        var response = Signals.Impulse(1 << 15);
        for (var at = 0; at < response.Length; at += 32)
        {
            bank.Set(0, hertz, width, 1);
            bank.Process(response.AsSpan(at, 32));
        }

        Assert.Equal(0, Signals.ResponseDb(response, hertz), 0.1);

        // The edges of a band of this width have its middle as their geometric mean.
        var low = Math.Sqrt((hertz * hertz) + (width * width / 4)) - (width / 2);
        Assert.Equal(-3, Signals.ResponseDb(response, low), 0.2);
        Assert.Equal(-3, Signals.ResponseDb(response, low + width), 0.2);
    }

    [Fact]
    public void Neighbours_add_up_between_them()
    {
        var bank = new FormantBank(Signals.Rate);
        var response = Signals.Impulse(1 << 15);
        for (var at = 0; at < response.Length; at += 32)
        {
            bank.Set(0, 700, 150, 1);
            bank.Set(1, 1300, 150, 1);
            bank.Process(response.AsSpan(at, 32));
        }

        Assert.InRange(Signals.ResponseDb(response, 950), -20, -4);
    }

    [Fact]
    public void Stays_in_bounds_however_fast_it_moves()
    {
        var bank = new FormantBank(Signals.Rate);
        var noise = Signals.Noise(1, -20);
        for (var at = 0; at < noise.Length; at += 32)
        {
            for (var i = 0; i < FormantBank.Most; i++) bank.Set(i, 200 + (((at / 32) + i) % 2 * 6000), 80, 1);
            bank.Process(noise.AsSpan(at, Math.Min(32, noise.Length - at)));
        }

        Assert.All(noise, sample => Assert.InRange(sample, -4, 4));
    }
}
