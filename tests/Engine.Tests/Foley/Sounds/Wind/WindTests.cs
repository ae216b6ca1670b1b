using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Sounds.Wind;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Tests.Dsp;
using Cuewright.Engine.Tests.Rendering.Synths;

namespace Cuewright.Engine.Tests.Foley.Sounds.Wind;

public sealed class WindTests
{
    [Fact]
    public void A_gap_sings_at_a_fifth_of_speed_over_width()
    {
        Assert.Equal(400, Whistle.HertzAt(10, 5), 1e-9);
        var whistle = new Whistle(new WhistleOptions { WidthMm = 5, Q = 25 }, new Seed(3).Begin());
        var (left, right) = (new float[48_000], new float[Sounding.Stretch]);
        for (var at = 0; at < left.Length; at += Sounding.Stretch) whistle.Add(left.AsSpan(at, Sounding.Stretch), right, 20, 1, 1);
        var (power, hertz) = Spectrum.Of(left, 32_768, 8000);
        Assert.InRange(Array.IndexOf(power, power.Max()) * hertz, 740, 860);
    }

    [Fact]
    public void Gusts_swell_and_drop_by_as_much_as_is_said()
    {
        var wind = (WindSound)SoundLibrary.Find("wind");
        var (steady, gusty) = (Swing(wind with { Gusts = 0.1 }), Swing(wind with { Gusts = 0.6 }));
        Assert.InRange(gusty / steady, 4, 8);
        Assert.InRange(gusty, 0.1, 0.4);
    }

    [Fact]
    public void Wind_keeps_its_mean_speed_for_minutes_and_never_comes_around()
    {
        var speeds = Speeds((WindSound)SoundLibrary.Find("wind"), 300);
        Assert.InRange(speeds.Average(), 0.9, 1.1);
        var mean = speeds.Average();
        var power = speeds.Average(speed => (speed - mean) * (speed - mean));
        for (var lag = 40; lag < 150; lag++)
        {
            var alike = speeds.Zip(speeds.Skip(10 * lag), (now, later) => (now - mean) * (later - mean)).Average() / power;
            Assert.True(alike < 0.6, $"{alike:0.00} alike after {lag} s");
        }
    }

    private static double Swing(WindSound sound)
    {
        var speeds = Speeds(sound, 120);
        var mean = speeds.Average();
        return Math.Sqrt(speeds.Average(speed => Math.Pow(speed - mean, 2)));
    }

    /// <summary>Ten a second.</summary>
    private static double[] Speeds(WindSound sound, int seconds)
    {
        var wind = new WindSpeed(sound, 1, new Seed(5).Begin());
        var speeds = new double[10 * seconds];
        for (var i = 0; i < speeds.Length; i++)
        {
            for (var stretch = 0; stretch < Signals.Rate / 10 / Sounding.Stretch; stretch++) speeds[i] = wind.Next();
        }

        return speeds;
    }
}
