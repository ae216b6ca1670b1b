using Cuewright.Engine.Dsp;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Dsp;

public sealed class PingPongTests
{
    private static readonly PingPongOptions Options = new() { Feedback = 0.5, Crossing = 1, LowCutHz = 20, HighCutHz = 20_000 };

    [Fact]
    public void Echoes_come_in_time_from_side_to_side_each_half_as_loud()
    {
        var (left, right) = Echoes(0.375, Options);
        for (var echo = 1; echo <= 4; echo++)
        {
            var at = echo * 18_000;
            var (here, there) = echo % 2 == 1 ? (left, right) : (right, left);
            Assert.Equal(-6.02 * (echo - 1), LevelDb(here.AsSpan(at - 10, 200)) - LevelDb(left.AsSpan(18_000 - 10, 200)), 0.5);
            Assert.InRange(LevelDb(there.AsSpan(at - 10, 200)), double.NegativeInfinity, -100);
        }

        Assert.InRange(LevelDb(left.AsSpan(0, 17_900)), double.NegativeInfinity, -200);
    }

    [Fact]
    public void Without_crossing_each_side_keeps_its_own()
    {
        var (left, right) = Echoes(0.1, Options with { Crossing = 0 });
        Assert.InRange(LevelDb(left.AsSpan(4790, 200)), -60, 0);
        Assert.InRange(LevelDb(right), double.NegativeInfinity, -200);
    }

    [Fact]
    public void Each_echo_is_duller_than_the_last()
    {
        var (left, _) = Echoes(0.1, Options with { Crossing = 0, HighCutHz = 3000 });
        double Dullness(int echo) => ResponseDb(left.AsSpan((echo * 4800) - 10, 1000), 8000) - ResponseDb(left.AsSpan((echo * 4800) - 10, 1000), 500);
        Assert.InRange(Dullness(1), -22, -14);
        Assert.Equal(2 * Dullness(1), Dullness(2), 1.0);
    }

    private static (float[] Left, float[] Right) Echoes(double seconds, PingPongOptions options)
    {
        var impulse = Impulse(2 * Rate);
        var (left, right) = (new float[impulse.Length], new float[impulse.Length]);
        new PingPong(Rate, seconds, options).Process(impulse, options.Crossing == 0 ? new float[impulse.Length] : impulse, left, right);
        return (left, right);
    }
}
