using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley;
using Cuewright.Engine.Foley.Playing;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Foley.Playing;

public sealed class EffectsPlayerTests
{
    private const string Knock = "knock on wood";
    private const string Crunch = "footsteps on gravel";

    [Fact]
    public void A_sound_begins_on_the_sample_at_which_its_moment_lies()
    {
        var (left, _) = Play(At(1.0));
        var first = Array.FindIndex(left, sample => Math.Abs(sample) > 1e-5);
        Assert.InRange(first - SampleClock.Rate, 0, 48);
        Assert.All(left[..SampleClock.Rate], sample => Assert.InRange(Math.Abs(sample), 0, 1e-9));
    }

    [Theory]
    [InlineData(-0.8)]
    [InlineData(0)]
    [InlineData(0.8)]
    public void The_side_it_comes_from_is_the_louder_one_and_the_sum_stays(double pan)
    {
        var (left, right) = Play(At(0.5, new Placing { Pan = pan }));
        var (near, far) = (Energy(left), Energy(right));
        Assert.Equal(Math.Sign(pan), Math.Abs(far / near - 1) < 0.3 ? 0 : Math.Sign(far - near));
        var (middleLeft, middleRight) = Play(At(0.5));
        Assert.InRange(10 * Math.Log10((near + far) / (Energy(middleLeft) + Energy(middleRight))), -1, 1);
    }

    [Fact]
    public void What_is_farther_is_softer_duller_and_more_of_it_is_the_room()
    {
        var (near, _) = Play(At(0.2, sound: Crunch));
        var (far, _) = Play(At(0.2, new Placing { Distance = 10 }, Crunch));
        Assert.InRange(10 * Math.Log10(Energy(far) / Energy(near)), -30, -9);
        Assert.True(Centroid(far) < Centroid(near));
        Assert.True(TailShare(far) > TailShare(near));
    }

    [Fact]
    public void What_happens_and_what_goes_on_add_up_to_the_whole()
    {
        var sheet = At(0.3) with { Beds = [Bed(0, 2)] };
        var whole = new Recorder(sheet, separate: false).Outputs[0];
        var parts = new Recorder(sheet, separate: true);
        Assert.Equal(["events", "beds"], parts.Names);
        for (var i = 0; i < whole.Left.Length; i++) Assert.Equal(whole.Left[i], parts.Outputs[0].Left[i] + parts.Outputs[1].Left[i], 1e-5);
        Assert.True(Energy(parts.Outputs[0].Left) > 0 && Energy(parts.Outputs[1].Left) > 0);
    }

    [Fact]
    public void The_same_sheet_and_seed_are_the_same_samples_and_another_seed_is_not()
    {
        var sheet = At(0.3);
        Assert.Equal(Play(sheet).Left, Play(sheet).Left);
        Assert.NotEqual(Play(sheet).Left, new Recorder(sheet, false, seed: 2).Outputs[0].Left);
    }

    [Fact]
    public void A_bed_fades_in_and_out_and_follows_its_levels()
    {
        var bed = Bed(0, 4) with { Levels = [new LevelPoint(1, 0), new LevelPoint(3, -20)], FadeInSeconds = 0.5, FadeOutSeconds = 0.5 };
        var left = new Recorder(At(0.3) with { Events = [], Beds = [bed], LengthSamples = SampleClock.SamplesAt(4) }, false).Outputs[0].Left;
        var early = Energy(left[(int)(0.6 * SampleClock.Rate)..SampleClock.Rate]);
        var late = Energy(left[(3 * SampleClock.Rate)..(int)(3.4 * SampleClock.Rate)]);
        Assert.InRange(10 * Math.Log10(late / early), -26, -14);
        Assert.InRange(left[..24].Max(Math.Abs), 0, 0.01 * left.Max(Math.Abs));
        Assert.InRange(left[^24..].Max(Math.Abs), 0, 0.01 * left.Max(Math.Abs));
    }

    [Fact]
    public void Played_round_and_round_there_is_no_seam()
    {
        const double seconds = 2;
        var player = new EffectsPlayer(At(1.8) with { LengthSamples = SampleClock.SamplesAt(3), Beds = [Bed(0, 3) with { FadeInSeconds = 1, FadeOutSeconds = 1 }] }, new Seed(1), false);
        var left = new Recorder(new RoundAndRound(player, SampleClock.SamplesAt(seconds))).Outputs[0].Left;
        Assert.Equal(SampleClock.SamplesAt(seconds), left.Length);

        // The knock at the end goes on at the start, and no step is larger there than elsewhere.
        var steps = left.Zip(left.Skip(1), (a, b) => Math.Abs(b - a)).ToArray();
        Assert.InRange(Math.Abs(left[0] - left[^1]), 0, steps.Max());
        var loudness = Enumerable.Range(0, 8).Select(eighth => Energy(left[(eighth * left.Length / 8)..((eighth + 1) * left.Length / 8)])).ToArray();
        Assert.All(loudness, energy => Assert.True(energy > 0));
    }

    private static BedCue Bed(double start, double end) => new() { Start = start, End = end, Sound = "rain", Because = "" };

    private static FoleySheet At(double seconds, Placing? placing = null, string sound = Knock) => new()
    {
        LengthSamples = SampleClock.SamplesAt(2),
        Place = "room",
        Events = [new EffectCue { Seconds = seconds, Sound = sound, Placing = placing ?? Placing.Middle, Because = "" }],
        Beds = [],
        Decisions = [],
    };

    private static (float[] Left, float[] Right) Play(FoleySheet sheet) => new Recorder(sheet, false).Outputs[0];

    private static double Energy(float[] samples) => samples.Sum(sample => (double)sample * sample);

    /// <summary>After the sound itself there is only the room.</summary>
    private static double TailShare(float[] samples) => Energy(samples[(int)(0.6 * SampleClock.Rate)..]) / Energy(samples);

    private static double Centroid(float[] samples)
    {
        var transform = new Fft(16_384);
        var (re, im) = (new float[transform.Bins], new float[transform.Bins]);
        transform.Forward(samples.AsSpan((int)(0.2 * SampleClock.Rate), transform.Size), re, im);
        var powers = re.Zip(im, (a, b) => ((double)a * a) + ((double)b * b)).ToArray();
        return powers.Select((power, bin) => power * bin).Sum() / powers.Sum();
    }

    /// <summary>All that a source plays.</summary>
    private sealed class Recorder
    {
        public Recorder(FoleySheet sheet, bool separate, ulong seed = 1)
            : this(new EffectsPlayer(sheet, new Seed(seed), separate))
        {
        }

        public Recorder(IMixSource source)
        {
            Names = [.. source.Names];
            var outputs = source.Names.Select(_ => (Left: new List<float>(), Right: new List<float>())).ToArray();
            while (source.Read(CancellationToken.None) > 0)
            {
                for (var i = 0; i < outputs.Length; i++)
                {
                    outputs[i].Left.AddRange(source.Left(i));
                    outputs[i].Right.AddRange(source.Right(i));
                }
            }

            Outputs = [.. outputs.Select(output => (output.Left.ToArray(), output.Right.ToArray()))];
        }

        public string[] Names { get; }

        public (float[] Left, float[] Right)[] Outputs { get; }
    }
}
