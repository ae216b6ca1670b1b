using Cuewright.Engine.Dsp.Inserts;

namespace Cuewright.Engine.Tests.Dsp.Inserts;

public sealed class CrushTests
{
    private static readonly CrushOptions Sampler = new() { Bits = 8, Hertz = 12_000, HighHz = 4000 };

    [Fact]
    public void Leaves_what_lies_low_and_takes_what_lies_high()
    {
        Assert.InRange(Through(Signals.Sine(1, 500, -6)) - -9.0, -0.5, 0.5);
        Assert.True(Through(Signals.Sine(1, 9000, -6)) < -20);
    }

    [Fact]
    public void What_is_smaller_than_a_step_is_lost() => Assert.True(Through(Signals.Sine(1, 500, -54)) < -150);

    private static double Through(float[] sound)
    {
        var left = sound.ToArray();
        var right = sound.ToArray();
        new Crush(Signals.Rate, Sampler).Process(left, right);
        Assert.Equal(left, right);
        return Signals.LevelDb(left.AsSpan(Signals.Rate / 2));
    }
}
