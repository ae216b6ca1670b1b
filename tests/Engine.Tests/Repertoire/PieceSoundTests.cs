using System.Numerics.Tensors;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Mastering;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;
using Cuewright.Repertoire;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Repertoire;

/// <summary>What must hold for any music: each written piece with all its parts at work at once, for a few seconds.</summary>
public sealed class PieceSoundTests : IDisposable
{
    private readonly SoundFont _bank = SoundFont.Open("/usr/share/sounds/sf2/TimGM6mb.sf2");

    public static TheoryData<string> Names => [.. WrittenPieces.Names];

    public void Dispose() => _bank.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_piece_sounds_the_same_whatever_the_threads_and_blocks(string name)
    {
        var score = SoundCheck.Excerpt(WrittenPieces.Read(name));
        var (left, right) = Mixed(score, 4096, 2, separate: false)[0];
        var (otherLeft, otherRight) = Mixed(score, 777, 1, separate: false)[0];
        Assert.Equal(left, otherLeft);
        Assert.Equal(right, otherRight);
        Assert.InRange(LevelDb(left), -60, -6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_stems_of_a_piece_add_up_to_its_mix(string name)
    {
        var score = SoundCheck.Excerpt(WrittenPieces.Read(name));
        var rest = Mixed(score, 4096, 2, separate: false)[0].Left;
        foreach (var stem in Mixed(score, 4096, 2, separate: true)) TensorPrimitives.Subtract(rest, stem.Left, rest);
        Assert.True(LevelDb(rest) < -90, $"{LevelDb(rest):0.0} dB is left over");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mastered_piece_is_as_loud_as_asked_and_clean(string name)
    {
        var score = SoundCheck.Excerpt(WrittenPieces.Read(name));
        using var stems = Perform(score, 4096, 2);
        var mix = Mix.Record(new Mixer(stems, Plan(score), Separation.None), null, TestContext.Current.CancellationToken);
        var (left, right) = (new float[mix.LengthSamples], new float[mix.LengthSamples]);
        Master.Of(mix, MixSettings.Find(score.Mix).Master, LoudnessTarget.Default, TestContext.Current.CancellationToken).Read().Read(left, right);

        var meter = new Cuewright.Engine.Dsp.LoudnessMeter(Rate);
        meter.Process(left, right);
        Assert.Equal(LoudnessTarget.Default.Lufs, meter.Integrated, 0.3);
        Assert.True(meter.Report().TruePeakDb <= LoudnessTarget.Default.TruePeakDb);
        Assert.True(20 * Math.Log10(Math.Abs(left.Average())) < -60, "the mean is not zero");
        Assert.InRange(Math.Abs(left[^1]), 0, 1e-4);
    }

    private static MixPlan Plan(Score score)
    {
        var settings = MixSettings.Find(score.Mix);
        return new MixPlan(settings, [.. score.Parts.Select(_ => 0.0)], Rides.Of(score, Palette.Default, settings));
    }

    private IStems Perform(Score score, int block, int threads) => Renderer.Perform(score, _bank, Palette.Default, new Seed(1), block, threads);

    private List<(float[] Left, float[] Right)> Mixed(Score score, int block, int threads, bool separate)
    {
        using var stems = Perform(score, block, threads);
        var mixer = new Mixer(stems, Plan(score), separate ? Separation.Roles : Separation.None);
        var outputs = Enumerable.Range(0, mixer.Outputs).Select(_ => (Left: new float[score.LengthSamples], Right: new float[score.LengthSamples])).ToList();
        var at = 0;
        while (mixer.Read(TestContext.Current.CancellationToken) is > 0 and var length)
        {
            for (var i = 0; i < outputs.Count; i++)
            {
                mixer.Left(i).CopyTo(outputs[i].Left.AsSpan(at));
                mixer.Right(i).CopyTo(outputs[i].Right.AsSpan(at));
            }

            at += length;
        }

        return outputs;
    }
}
