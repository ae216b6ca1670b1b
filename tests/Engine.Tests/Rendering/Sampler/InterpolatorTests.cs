using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Tests.Rendering.Sampler;

public sealed class InterpolatorTests
{
    private const long One = 1L << 32;

    [Theory]
    [InlineData(0, 1.037)]
    [InlineData(1, 1.037)]
    [InlineData(7, 2.6)]
    [InlineData(8, 1.037)]
    [InlineData(9, 1.037)]
    [InlineData(63, 4.1)]
    [InlineData(64, 1.037)]
    [InlineData(65, 1.5)]
    public void The_vector_loop_gives_the_bits_of_the_scalar_one(int count, double speed)
    {
        var chance = new Seed(5).Begin();
        var samples = Enumerable.Range(0, 800).Select(_ => (short)chance.Next(65_536)).ToArray();
        var kernel = SincKernel.For(speed);
        var (position, step) = ((60 * One) + 123_456_789, (long)(speed * One));
        var lane = new float[VoiceLanes.Count * 65];
        Interpolator.Run(samples, position, step, kernel, lane, count);
        for (var i = 0; i < count; i++, position += step)
        {
            var taps = samples.AsSpan((int)(position >> 32) - kernel.Before, kernel.Taps);
            Assert.Equal(Interpolator.At(taps, position, kernel), lane[i * VoiceLanes.Count]);
        }

        Assert.All(lane.Where((_, i) => i % VoiceLanes.Count != 0 || i / VoiceLanes.Count >= count), place => Assert.Equal(0, place));
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(1.2)]
    [InlineData(1.6)]
    [InlineData(2.5)]
    [InlineData(9)]
    public void A_constant_stays_a_constant(double step)
    {
        var taps = Enumerable.Repeat((short)16_384, SincKernel.MostTaps).ToArray();
        for (long phase = 0; phase < One; phase += One / 37) Assert.Equal(0.5f, Interpolator.At(taps, phase, SincKernel.For(step)));
    }

    [Theory]
    [InlineData(1_000, 0.92, -0.01, -74)]
    [InlineData(5_000, 0.92, -0.1, -70)]
    [InlineData(10_000, 0.92, -0.1, -62)]
    [InlineData(14_000, 0.92, -0.1, -60)]
    [InlineData(16_000, 0.92, -0.2, -58)]
    [InlineData(14_000, 1, -0.5, -60)]
    [InlineData(7_000, 1.84, -0.5, -60)]
    [InlineData(3_500, 3.68, -0.5, -60)]
    public void High_partials_keep_their_level_and_raise_no_others(double hertz, double step, double lowestDb, double othersDb)
    {
        // Of a recording at 44.1 kHz; 0.92 is how a player at 48 kHz reads it, the others one and two octaves higher.
        var sound = Read(hertz, step);
        var levelDb = 20 * Math.Log10(Tone.Rms(sound) * Math.Sqrt(2) * 32_768 / 20_000);
        Assert.InRange(levelDb, lowestDb, 0.1);
        Assert.InRange(Tone.ResidualDb(sound, hertz * step * 48_000 / 44_100), -200, othersDb);
    }

    [Theory]
    [InlineData(1.09)]
    [InlineData(1.3)]
    [InlineData(1.84)]
    [InlineData(2.6)]
    [InlineData(3.68)]
    [InlineData(4.6)]
    public void What_would_fold_back_below_20_kHz_is_60_dB_down(double step)
    {
        // Partials above 28 kHz of the output fold below 20 kHz.
        for (var hertz = 28_000 / step * 44_100 / 48_000; hertz < 21_000; hertz += 777)
        {
            var db = 20 * Math.Log10(Tone.Rms(Read(hertz, step)) * Math.Sqrt(2) * 32_768 / 20_000);
            Assert.True(db < -60, $"{hertz:F0} Hz at {step}: {db:F1} dB");
        }
    }

    private static float[] Read(double hertz, double step)
    {
        var sine = Enumerable.Range(0, 24_000).Select(i => (short)Math.Round(20_000 * Math.Sin(2 * Math.PI * hertz * i / 44_100))).ToArray();
        var sound = new float[4_000];
        var lane = new float[VoiceLanes.Count * sound.Length];
        Interpolator.Run(sine, 64 * One, (long)(step * One), SincKernel.For(step), lane, sound.Length);
        for (var i = 0; i < sound.Length; i++) sound[i] = lane[i * VoiceLanes.Count];
        return sound;
    }
}
