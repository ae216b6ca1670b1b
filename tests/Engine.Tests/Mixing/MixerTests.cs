using Cuewright.Engine.Dsp;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Tests.Dsp;
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

    [Theory]
    [MemberData(nameof(MixSettingsTests.Presets), MemberType = typeof(MixSettingsTests))]
    public void Separate_roles_and_parts_add_up_to_the_mix(string preset)
    {
        // Kicks duck, energies rise: all that moves is in it.
        var band = Bands.Pop(1);
        var score = WrittenBeat.Score(1);
        var settings = MixSettings.Find(preset);
        var plan = new MixPlan(settings, [.. band.Select(_ => 0.0)], Rides.Of(score, Palette.Default, settings));
        var whole = Outputs(band, plan, Separation.None).Single();
        foreach (var separation in new[] { Separation.Roles, Separation.Parts })
        {
            var stems = Outputs(band, plan, separation);
            Assert.Equal(separation == Separation.Roles ? 5 : band.Length, stems.Length);
            var worst = whole.Select((x, i) => Math.Abs(x - stems.Sum(stem => stem[i]))).Max();
            Assert.InRange(Decibels.FromGain(worst + 1e-12), double.NegativeInfinity, -110);
        }
    }

    [Fact]
    public void What_is_played_is_heard_when_it_was_played()
    {
        var clap = Join(new float[Rate / 10], Impulse(Rate / 10));
        var (left, _) = Mixed(512, new SyntheticPart("clap", PartRole.Effects, clap, clap, Distance: 0));
        Assert.Equal(clap.Length, left.Length);
        Assert.Equal(Rate / 10, Array.FindIndex(left, x => Math.Abs(x) > 0.1f));
    }

    [Fact]
    public void A_part_keeps_its_own_echoes_and_its_share_of_the_tape()
    {
        // The same loud tone in the lead, and beside it a part that is silent until later.
        var tune = new SyntheticPart("tune", PartRole.Lead, Join(Sine(1, 440, -10), new float[Rate]));
        var other = new SyntheticPart("other", PartRole.Lead, Join(new float[Rate], Sine(1, 660, -10)));
        var stems = Outputs([tune, other], Plan([tune, other]), Separation.Parts);
        Assert.InRange(LevelDb(stems[1].AsSpan(0, Rate)) - LevelDb(stems[0].AsSpan(0, Rate)), double.NegativeInfinity, -80);
        Assert.InRange(LevelDb(stems[0].AsSpan(Rate, Rate / 10)) - LevelDb(stems[0].AsSpan(0, Rate)), -60, -10);
    }

    [Fact]
    public void Nothing_is_allocated_while_it_mixes()
    {
        var band = Bands.Pop(3);
        using var stems = new SyntheticStems(4096, [.. band]);
        var mixer = new Mixer(stems, Plan(band), Separation.None);
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (var i = 0; i < 5; i++) mixer.Read(TestContext.Current.CancellationToken);
        }));
    }

    [Fact]
    public void A_part_stands_where_its_instrument_stands()
    {
        var tone = Noise(1, -20);
        var centre = Levels(new SyntheticPart("a", PartRole.Lead, tone));
        Assert.Equal(centre.Left, centre.Right, 0.3);
        var right = Levels(new SyntheticPart("a", PartRole.Lead, tone, tone, Pan: 0.35));
        Assert.InRange(right.Right - right.Left, 8, 16);
        Assert.InRange(right.Right - centre.Right, 1, 4);
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
        Assert.InRange(LevelDb(side) - LevelDb(left), double.NegativeInfinity, -24);
    }

    [Theory]
    [MemberData(nameof(MixSettingsTests.Presets), MemberType = typeof(MixSettingsTests))]
    public void Every_preset_holds_together_in_mono(string preset)
    {
        // Correlation of the sides, over a band whose chords stand left and whose pad is stereo.
        var band = Bands.Pop(2);
        using var stems = new SyntheticStems(4096, [.. band]);
        var settings = MixSettings.Find(preset);
        var mix = Mix.Record(new Mixer(stems, Plan(band) with { Settings = settings }, Separation.None), null, TestContext.Current.CancellationToken);
        var (left, right) = (new float[mix.LengthSamples], new float[mix.LengthSamples]);
        mix.Read(0, left, right);
        var cross = left.Zip(right, (a, b) => (double)a * b).Sum() / Math.Sqrt(left.Sum(x => (double)x * x) * right.Sum(x => (double)x * x));
        Assert.InRange(cross, 0.2, 0.99);
    }

    [Fact]
    public void A_mix_reads_the_same_from_anywhere()
    {
        var band = Bands.Pop(3.1);
        using var stems = new SyntheticStems(512, [.. band]);
        var mix = Mix.Record(new Mixer(stems, Plan(band), Separation.None), null, TestContext.Current.CancellationToken);
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

    private static float[][] Outputs(SyntheticPart[] band, MixPlan plan, Separation separation)
    {
        using var stems = new SyntheticStems(512, [.. band]);
        var mixer = new Mixer(stems, plan, separation);
        var outputs = Enumerable.Range(0, mixer.Outputs).Select(_ => new List<float>()).ToArray();
        while (mixer.Read(TestContext.Current.CancellationToken) > 0)
        {
            for (var i = 0; i < outputs.Length; i++) outputs[i].AddRange(mixer.Left(i));
        }

        return [.. outputs.Select(output => output.ToArray())];
    }

    private static MixPlan Plan(SyntheticPart[] band) => new(MixSettings.Default, [.. band.Select(_ => 0.0)], Rides.None);

    private static (float[] Left, float[] Right) Mixed(int block, params SyntheticPart[] band)
    {
        using var stems = new SyntheticStems(block, [.. band]);
        var mixer = new Mixer(stems, Plan(band), Separation.None);
        var (left, right) = (new List<float>(), new List<float>());
        while (mixer.Read(TestContext.Current.CancellationToken) > 0)
        {
            left.AddRange(mixer.Left(0));
            right.AddRange(mixer.Right(0));
        }

        return ([.. left], [.. right]);
    }
}
