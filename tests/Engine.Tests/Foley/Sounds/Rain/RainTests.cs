using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Sounds.Rain;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Foley.Sounds.Rain;

public sealed class RainTests
{
    [Theory]
    [InlineData(1, 4.0)]
    [InlineData(2, 6.5)]
    [InlineData(5, 9.1)]
    public void Drops_fall_as_fast_as_Gunn_and_Kinzer_measured(double mm, double metresPerSecond) =>
        Assert.Equal(metresPerSecond, DropSizes.FallSpeed(mm), 0.12);

    [Fact]
    public void The_more_it_rains_the_larger_are_the_drops()
    {
        // Marshall and Palmer: Λ = 4.1 · R^−0.21 a millimetre.
        Assert.Equal(1 / (4.1 * Math.Pow(10, -0.21)), new DropSizes(10).ScaleMm, 1e-9);
        var drizzle = Mean(1);
        var downpour = Mean(50);
        Assert.True(downpour > 1.4 * drizzle, $"{drizzle:0.00} mm and {downpour:0.00} mm");
    }

    [Fact]
    public void Twice_as_many_drops_are_struck_twice_as_often()
    {
        var sound = (RainSound)SoundLibrary.Find("rain on a window");
        Assert.InRange(Strikes(sound, 2) / (double)Strikes(sound, 1), 1.6, 2.3);
    }

    private static double Mean(double mmPerHour)
    {
        var (sizes, chance) = (new DropSizes(mmPerHour), new Seed(2).Begin());
        return Enumerable.Range(0, 4000).Average(_ => sizes.Draw(chance));
    }

    /// <summary>Sounds after a silence, at a pane that is struck seldom enough to tell.</summary>
    private static int Strikes(RainSound sound, double density)
    {
        var mono = Heard.Of(sound with { Noises = [], Ring = null }, new Manner { Density = 0.03 * density }, 1, 40, 40).Mono;
        var (count, last) = (0, -Signals.Rate);
        for (var i = 0; i < mono.Length; i++)
        {
            if (Math.Abs(mono[i]) < 1e-5) continue;
            if (i - last > 240) count++;
            last = i;
        }

        return count;
    }
}
