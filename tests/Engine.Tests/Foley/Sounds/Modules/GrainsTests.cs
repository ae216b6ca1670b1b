using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Tests.Dsp;
using Cuewright.Engine.Tests.Rendering.Synths;

namespace Cuewright.Engine.Tests.Foley.Sounds.Modules;

public sealed class GrainsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void A_bubble_rings_at_the_pitch_that_Minnaert_gives_its_size(double radiusMm)
    {
        // f = √(3·γ·p / ρ) / (2·π·r)
        var formula = Math.Sqrt(3 * 1.4 * 101_325 / 998) / (2 * Math.PI * radiusMm / 1000);
        var ring = Hear(grains => Bubble.Ring(grains, 0, radiusMm, 1, 0, rise: 0), 0.5);
        var (power, hertz) = Spectrum.Of(ring, 16_384, 0);
        Assert.InRange(Array.IndexOf(power, power.Max()) * hertz, 0.97 * formula, 1.03 * formula);
    }

    [Fact]
    public void A_ping_falls_by_60_dB_in_the_time_it_is_given()
    {
        var ring = Hear(grains => grains.Ping(0, 1000, 0, 0.4, 1, 0), 0.6);
        var early = Signals.LevelDb(ring.AsSpan(480, 480));
        var late = Signals.LevelDb(ring.AsSpan(480 + (int)(0.3 * Signals.Rate), 480));
        Assert.Equal(45, early - late, 0.5);
    }

    [Fact]
    public void A_ping_that_rises_does_so_by_as_many_hertz_a_second()
    {
        var ring = Hear(grains => grains.Ping(0, 1000, 2000, 2, 1, 0), 0.6);
        var from = ring.AsSpan((int)(0.5 * Signals.Rate), 4800);
        var crossings = 0;
        for (var i = 1; i < from.Length; i++) crossings += from[i - 1] < 0 && from[i] >= 0 ? 1 : 0;

        // Half a second later, and the mean of a tenth: 1000 + 2000 · 0.55.
        Assert.InRange(crossings * 10, 2080, 2120);
    }

    [Fact]
    public void A_shock_leaves_no_constant_behind()
    {
        var shock = Hear(grains => grains.Shock(5, 0.003, 0.0002, 1, 0), 0.2);
        Assert.True(shock.Max() > 0.7);
        Assert.True(Math.Abs(shock.Sum(sample => (double)sample)) < 0.01 * shock.Sum(sample => Math.Abs((double)sample)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(400)]
    public void Arrivals_come_as_often_as_asked_and_as_unevenly_as_chance(double perSecond)
    {
        var arrivals = new Arrivals(new Seed(4).Begin());
        const int seconds = 400;
        var counts = new int[seconds];
        for (var stretch = 0; stretch < seconds * 1500; stretch++)
        {
            for (var at = 0.0; arrivals.Come(ref at, perSecond);)
            {
                Assert.InRange(at, 0, Sounding.Stretch);
                counts[stretch / 1500]++;
            }
        }

        var mean = counts.Average();
        Assert.InRange(mean, perSecond - (4 * Math.Sqrt(perSecond / seconds)), perSecond + (4 * Math.Sqrt(perSecond / seconds)));
        Assert.InRange(counts.Average(count => Math.Pow(count - mean, 2)) / mean, 0.75, 1.3);
    }

    private static float[] Hear(Action<Grains> begin, double seconds)
    {
        var grains = new Grains(new Seed(3).Begin(), 3);
        var (left, right) = (new float[(int)(seconds * Signals.Rate) / Sounding.Stretch * Sounding.Stretch], new float[Sounding.Stretch]);
        begin(grains);
        for (var at = 0; at < left.Length; at += Sounding.Stretch) grains.Take(left.AsSpan(at, Sounding.Stretch), right);
        return left;
    }
}
