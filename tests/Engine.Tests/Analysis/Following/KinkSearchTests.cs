using Cuewright.Engine.Analysis.Following;

namespace Cuewright.Engine.Tests.Analysis.Following;

/// <summary>Corners of paths of which the formula is known.</summary>
public class KinkSearchTests
{
    /// <summary>A path sampled at a rate, in picture heights, of a square picture.</summary>
    private static Trace Sampled(double rate, double seconds, Func<double, (double X, double Y)> at)
    {
        BodyPath? path = null;
        for (var frame = 0; frame < seconds * rate; frame++)
        {
            var (x, y) = at(frame / rate);
            var sighting = new Sighting(frame / rate, new Body(x * 80, y * 45, 10, 10, 20, 20, 60, 1));
            if (path is null) path = new BodyPath(sighting);
            else path.Add(sighting);
        }

        return new Trace(path!, 1);
    }

    [Theory]
    [InlineData(24, 0.5)]
    [InlineData(25, 0.513)]
    [InlineData(30, 0.527)]
    [InlineData(60, 0.509)]
    public void A_bounce_is_timed_between_the_pictures(double rate, double contact)
    {
        // Falls and rises again under one gravity.
        var kink = Assert.Single(KinkSearch.In(Sampled(rate, 1, t => (0.5, 0.9 - (1.6 * Math.Abs(t - contact)) + (1.5 * (t - contact) * (t - contact))))));
        Assert.Equal(contact, kink.Seconds, 0.005);
        Assert.Equal(1.6, kink.Speed, 0.2);
        Assert.Equal(3.2, kink.Turn, 0.3);
    }

    [Fact]
    public void A_dead_stop_is_a_corner() =>
        Assert.Equal(0.61, Assert.Single(KinkSearch.In(Sampled(25, 1.2, t => (Math.Min(t, 0.61), 0.5)))).Seconds, 0.006);

    [Theory]
    [InlineData(25, 1)]
    [InlineData(30, 0.8)]
    [InlineData(60, 0.6)]
    public void What_swings_has_no_corner(double rate, double period) =>
        Assert.Empty(KinkSearch.In(Sampled(rate, 3, t => (0.5 + (0.3 * Math.Sin(2 * Math.PI * t / period)), 0.5 - (0.05 * Math.Cos(4 * Math.PI * t / period))))));

    [Fact]
    public void What_is_set_going_is_no_contact_of_its_own() =>
        Assert.Empty(KinkSearch.In(Sampled(25, 1.2, t => (Math.Max(0.2, t - 0.4), 0.5))));
}
