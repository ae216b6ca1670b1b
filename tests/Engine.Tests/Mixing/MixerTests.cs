using Cuewright.Engine.Dsp;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Music;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Mixing;

public sealed class MixerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(777)]
    [InlineData(4096)]
    public void Block_size_does_not_matter(int block)
    {
        var band = Bands.Pop(0.3);
        var expected = Mixed(512, band);
        var mixed = Mixed(block, band);
        Assert.Equal(expected.Left, mixed.Left);
        Assert.Equal(expected.Right, mixed.Right);
    }

    [Fact]
    public void Separate_roles_add_up_to_the_mix()
    {
        var band = Bands.Pop(2);
        var (left, _) = Mixed(512, band);
        using var stems = new SyntheticStems(512, [.. band]);
        var mixer = new Mixer(stems, Zero(band), MixSettings.Default, separateRoles: true);
        Assert.Equal([PartRole.Drums, PartRole.Bass, PartRole.Harmony, PartRole.Lead, PartRole.Texture], mixer.Roles);
        var at = 0;
        while (mixer.Read(TestContext.Current.CancellationToken) is > 0 and var length)
        {
            for (var i = 0; i < length; i++)
            {
                var sum = 0f;
                for (var role = 0; role < mixer.Outputs; role++) sum += mixer.Left(role)[i];
                Assert.Equal(left[at + i], sum, 1e-5);
            }

            at += length;
        }

        Assert.Equal(left.Length, at);
    }

    [Fact]
    public void A_part_stands_where_its_instrument_stands()
    {
        var tone = Noise(1, -20);
        var centre = Levels(new SyntheticPart("a", PartRole.Lead, tone));
        Assert.Equal(centre.Left, centre.Right, 0.3);
        var right = Levels(new SyntheticPart("a", PartRole.Lead, tone, tone, Pan: 0.35));
        Assert.InRange(right.Right - right.Left, 8, 16);
        Assert.InRange(right.Right - centre.Right, 1, 3);
    }

    [Fact]
    public void The_further_away_the_more_space_and_the_less_treble()
    {
        var near = Mixed(512, Clap(distance: 0.05));
        var far = Mixed(512, Clap(distance: 0.95));
        Assert.InRange(TailAgainstStart(far.Left) - TailAgainstStart(near.Left), 10, 40);
        Assert.InRange(Treble(far.Left) - Treble(near.Left), -10, -3);

        static SyntheticPart Clap(double distance)
        {
            var clap = Join(Noise(0.05, -6), new float[Rate]);
            return new SyntheticPart("clap", PartRole.Harmony, clap, clap, Distance: distance);
        }

        static double TailAgainstStart(float[] samples) => LevelDb(samples.AsSpan(Rate / 2, Rate / 4)) - LevelDb(samples.AsSpan(0, Rate / 20));

        static double Treble(float[] samples)
        {
            var high = samples.AsSpan(0, Rate / 20).ToArray();
            var low = high.ToArray();
            new Biquad(BiquadCoefficients.HighPass(Rate, 9000)).Process(high, high);
            new Biquad(BiquadCoefficients.LowPass(Rate, 2000)).Process(low, low);
            return LevelDb(high) - LevelDb(low);
        }
    }

    [Fact]
    public void Lows_are_the_same_on_both_sides()
    {
        var (left, right) = Mixed(512, new SyntheticPart("bass", PartRole.Bass, Sine(1, 50, -12), new float[Rate]));
        var side = left.Zip(right, (a, b) => (a - b) / 2).ToArray();
        Assert.InRange(LevelDb(side) - LevelDb(left), double.NegativeInfinity, -12);
    }

    [Fact]
    public void A_mix_reads_the_same_from_anywhere()
    {
        var band = Bands.Pop(3.1);
        using var stems = new SyntheticStems(512, [.. band]);
        var mix = Mix.Record(new Mixer(stems, Zero(band), MixSettings.Default, separateRoles: false), null, TestContext.Current.CancellationToken);
        var (whole, piece, other) = (new float[mix.LengthSamples], new float[70_001], new float[70_001]);
        mix.Read(0, whole, new float[whole.Length]);
        mix.Read(65_000, piece, other);
        Assert.Equal(whole[65_000..135_001], piece);
        Assert.NotEqual(piece, other);
    }

    private static (double Left, double Right) Levels(SyntheticPart part)
    {
        var (left, right) = Mixed(512, part);
        return (LevelDb(left), LevelDb(right));
    }

    private static System.Collections.Immutable.ImmutableArray<double> Zero(SyntheticPart[] band) => [.. band.Select(_ => 0.0)];

    private static (float[] Left, float[] Right) Mixed(int block, params SyntheticPart[] band)
    {
        using var stems = new SyntheticStems(block, [.. band]);
        var mixer = new Mixer(stems, Zero(band), MixSettings.Default, separateRoles: false);
        var (left, right) = (new List<float>(), new List<float>());
        while (mixer.Read(TestContext.Current.CancellationToken) > 0)
        {
            left.AddRange(mixer.Left(0));
            right.AddRange(mixer.Right(0));
        }

        return ([.. left], [.. right]);
    }
}
