using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Tests.Rendering.Sampler;

public sealed class InterpolatorTests
{
    private const long One = 1L << 32;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    public void The_vector_loop_gives_the_bits_of_the_scalar_one(int count)
    {
        var chance = new Seed(5).Begin();
        var samples = Enumerable.Range(0, 400).Select(_ => (short)chance.Next(65_536)).ToArray();
        var table = Interpolator.TableFor(1);
        var (position, step) = ((5 * One) + 123_456_789, (long)(1.037 * One));
        var lane = new float[VoiceLanes.Count * 65];
        Interpolator.Run(samples, position, step, table, lane, count);
        for (var i = 0; i < count; i++, position += step)
        {
            var taps = samples.AsSpan((int)(position >> 32) - Interpolator.Before, Interpolator.Taps);
            Assert.Equal(Interpolator.At(taps, position, table), lane[i * VoiceLanes.Count]);
        }

        Assert.All(lane.Where((_, i) => i % VoiceLanes.Count != 0 || i / VoiceLanes.Count >= count), place => Assert.Equal(0, place));
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(1.2)]
    [InlineData(1.6)]
    [InlineData(2.5)]
    public void A_constant_stays_a_constant(float step)
    {
        short[] taps = [16_384, 16_384, 16_384, 16_384, 16_384, 16_384, 16_384, 16_384];
        for (long phase = 0; phase < One; phase += One / 37) Assert.Equal(0.5f, Interpolator.At(taps, phase, Interpolator.TableFor(step)), 1e-6f);
    }

    [Theory]
    [InlineData(5_000, -0.1, -60)]
    [InlineData(10_000, -0.1, -50)]
    [InlineData(14_000, -0.2, -39)]
    [InlineData(16_000, -0.6, -24)]
    public void High_partials_keep_their_level_and_raise_no_others(double hertz, double lowestDb, double othersDb)
    {
        // A sine at 44.1 kHz, read as a player at 48 kHz reads it.
        var sine = Enumerable.Range(0, 4_000).Select(i => (short)Math.Round(20_000 * Math.Sin(2 * Math.PI * hertz * i / 44_100))).ToArray();
        var sound = new float[4_000];
        for (var i = 0; i < sound.Length; i++)
        {
            var position = (long)((4 + (i * 44_100.0 / 48_000)) * One);
            sound[i] = Interpolator.At(sine.AsSpan((int)(position >> 32) - Interpolator.Before), position, Interpolator.TableFor(0.92f));
        }

        var levelDb = 20 * Math.Log10(Tone.Rms(sound) * Math.Sqrt(2) * 32_768 / 20_000);
        Assert.InRange(levelDb, lowestDb, 0.1);
        Assert.InRange(Tone.ResidualDb(sound, hertz), -200, othersDb);
    }
}
