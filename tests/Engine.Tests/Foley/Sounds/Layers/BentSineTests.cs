using Cuewright.Engine.Foley.Sounds.Layers;
using Cuewright.Engine.Tests.Rendering.Synths;

namespace Cuewright.Engine.Tests.Foley.Sounds.Layers;

public sealed class BentSineTests
{
    private const double Step = 0.02;

    [Fact]
    public void Partials_are_as_strong_as_the_Bessel_functions_say()
    {
        // J0(1), J1(1), J2(1): Abramowitz and Stegun, table 9.1.
        double[] expected = [0.765198, 0.440051, 0.114903];
        var sound = new float[16_384];
        var sine = new BentSine(0.3, 2.5);
        for (var at = 0; at < sound.Length; at += 32) sine.Run(sound.AsSpan(at, 32), Step, Step, 1);
        var (power, _) = Spectrum.Of(sound, sound.Length, 0);
        var carrier = LevelAt(power, Step * sound.Length);
        Assert.Equal(expected[1] / expected[0], LevelAt(power, 3.5 * Step * sound.Length) / carrier, 2);
        Assert.Equal(expected[2] / expected[0], LevelAt(power, 6 * Step * sound.Length) / carrier, 2);
    }

    [Fact]
    public void A_pitch_that_moves_has_no_seams_and_arrives()
    {
        var sound = new float[9600];
        var sine = new BentSine(0, 1);
        for (var at = 0; at < sound.Length; at += 32) sine.Run(sound.AsSpan(at, 32), Step * at / sound.Length, Step * (at + 32) / sound.Length, 0);
        var cycles = Step * sound.Length / 2;
        Assert.Equal(Math.Sin(2 * Math.PI * cycles * Math.Pow((sound.Length - 1.0) / sound.Length, 2)), sound[^1], 3);
        for (var i = 2; i < sound.Length; i++) Assert.True(Math.Abs(sound[i] - (2 * sound[i - 1]) + sound[i - 2]) < 0.017);
    }

    /// <summary>Of a tone that may lie between bins.</summary>
    private static double LevelAt(double[] power, double bin) => Math.Sqrt(Enumerable.Range((int)Math.Round(bin) - 6, 13).Sum(near => power[near]));
}
