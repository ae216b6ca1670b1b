using Cuewright.Engine.Dsp;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Dsp;

public sealed class FilterTests
{
    [Fact]
    public void Low_and_high_pass_are_3_dB_down_at_the_corner_and_fall_by_12_dB_an_octave()
    {
        var low = Response(BiquadCoefficients.LowPass(Rate, 500));
        Assert.Equal(-3, ResponseDb(low, 500), 0.05);
        Assert.Equal(-12, ResponseDb(low, 4000) - ResponseDb(low, 2000), 0.5);
        var high = Response(BiquadCoefficients.HighPass(Rate, 500));
        Assert.Equal(-3, ResponseDb(high, 500), 0.05);
        Assert.Equal(-12, ResponseDb(high, 60) - ResponseDb(high, 120), 0.5);
        Assert.Equal(0, ResponseDb(high, 8000), 0.05);
    }

    [Fact]
    public void Peak_and_shelves_reach_their_gain()
    {
        var peak = Response(BiquadCoefficients.Peak(Rate, 1000, 6, 1));
        Assert.Equal(6, ResponseDb(peak, 1000), 0.05);
        Assert.Equal(0, ResponseDb(peak, 30), 0.1);
        var low = Response(BiquadCoefficients.LowShelf(Rate, 200, -4));
        Assert.Equal(-4, ResponseDb(low, 10), 0.1);
        Assert.Equal(-2, ResponseDb(low, 200), 0.1);
        Assert.Equal(0, ResponseDb(low, 5000), 0.1);
        var high = Response(BiquadCoefficients.HighShelf(Rate, 3000, 5));
        Assert.Equal(5, ResponseDb(high, 20_000), 0.1);
        Assert.Equal(2.5, ResponseDb(high, 3000), 0.1);
        Assert.Equal(0, ResponseDb(high, 100), 0.1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_stereo_chain_is_its_sections_one_after_the_other_on_each_side(int sections)
    {
        var chain = Enumerable.Range(0, sections).Select(i => BiquadCoefficients.Peak(Rate, 100 * (i + 1), 3, 0.7)).ToArray();
        var (left, right) = (Noise(0.05, -6, 1), Noise(0.05, -6, 2));
        var expected = new[] { left.ToArray(), right.ToArray() };
        foreach (var channel in expected)
        {
            foreach (var section in chain) new Biquad(section).Process(channel, channel);
        }

        new StereoFilter(chain).Process(left, right, left, right);
        for (var i = 0; i < left.Length; i++)
        {
            Assert.Equal(expected[0][i], left[i], 1e-6);
            Assert.Equal(expected[1][i], right[i], 1e-6);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    public void Block_size_does_not_matter(int block)
    {
        var samples = Noise(0.05, -6);
        var (left, right) = (samples.ToArray(), samples.ToArray());
        var section = BiquadCoefficients.HighPass(Rate, 50);
        new StereoFilter(section, section, section).Process(left, right, left, right);
        var filter = new StereoFilter(section, section, section);
        var pieces = samples.ToArray();
        for (var at = 0; at < samples.Length; at += block)
        {
            var piece = pieces.AsSpan(at, Math.Min(block, samples.Length - at));
            filter.Process(piece, piece.ToArray(), piece, new float[piece.Length]);
        }

        Assert.Equal(left, pieces);
    }

    [Fact]
    public void Silence_after_sound_leaves_no_denormal_numbers()
    {
        var samples = Join(Noise(0.01, 0), new float[10 * Rate]);
        var filter = new StereoFilter(BiquadCoefficients.HighPass(Rate, 1000), BiquadCoefficients.LowPass(Rate, 5000));
        filter.Process(samples, samples, samples, samples);
        Assert.DoesNotContain(samples[^1000..], float.IsSubnormal);
    }

    private static float[] Response(BiquadCoefficients section)
    {
        var samples = Impulse(1 << 14);
        new Biquad(section).Process(samples, samples);
        return samples;
    }
}
