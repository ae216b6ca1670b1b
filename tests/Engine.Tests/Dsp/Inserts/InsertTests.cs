using Cuewright.Engine.Dsp.Inserts;

namespace Cuewright.Engine.Tests.Dsp.Inserts;

public sealed class InsertTests
{
    private static readonly Dictionary<string, InsertOptions> Kinds = new()
    {
        ["chorus"] = new() { Chorus = new() { FastDepthMs = 0.3, Voices = 3 } },
        ["phaser"] = new() { Phaser = new() },
        ["tremolo"] = new() { Tremolo = new() { StereoTurns = 0.5 } },
        ["drive"] = new() { Drive = new() },
        ["tone"] = new() { Tone = new() { LowCutHz = 40, HighShelfDb = 3, PeakDb = -2 } },
    };

    public static TheoryData<string> Names => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Blocks_of_any_size_give_the_same_sound_and_a_reset_makes_as_new(string name)
    {
        var insert = Kinds[name].Make(Signals.Rate);
        var whole = Run(insert, 100_000);
        foreach (var block in new[] { 1, 7, 32, 65 })
        {
            insert.Reset();
            Assert.Equal(whole, Run(insert, block));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void After_its_tail_there_is_nothing_to_hear(string name)
    {
        var insert = Kinds[name].Make(Signals.Rate);
        Run(insert, 1_000);
        insert.Process(new float[insert.TailSamples], new float[insert.TailSamples]);
        var (left, right) = (new float[4_800], new float[4_800]);
        insert.Process(left, right);
        Assert.True(left.Concat(right).Max(Math.Abs) < 1e-6f, $"{left.Max(Math.Abs)}");
        Assert.DoesNotContain(left.Concat(right), sample => sample != 0 && Math.Abs(sample) < 1.2e-38f);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_allocated(string name)
    {
        var insert = Kinds[name].Make(Signals.Rate);
        var (left, right) = (new float[512], new float[512]);
        Assert.Equal(0, Allocations.Of(() => insert.Process(left, right)));
    }

    [Fact]
    public void A_chorus_answers_within_its_delays_and_differently_on_each_side()
    {
        var chorus = new Chorus(Signals.Rate, new ChorusOptions { DelayMs = 10, DepthMs = 2, Hz = 3, Mix = 1 });
        var (left, right) = (Signals.Noise(0.05, -200), Signals.Noise(0.05, -200));
        chorus.Process(left, right);
        (left, right) = (Signals.Impulse(2_400), Signals.Impulse(2_400));
        chorus.Process(left, right);
        var (atLeft, atRight) = (Loudest(left), Loudest(right));
        Assert.InRange(atLeft, 384, 577);
        Assert.InRange(atRight, 384, 577);
        Assert.NotEqual(atLeft, atRight);
    }

    [Fact]
    public void A_phaser_of_four_stages_makes_two_deep_notches_and_leaves_the_ends_alone()
    {
        var phaser = new Phaser(Signals.Rate, new PhaserOptions { Stages = 4, LowHz = 1_000, HighHz = 1_000, Feedback = 0 });
        var (left, right) = (Signals.Impulse(16_384), Signals.Impulse(16_384));
        phaser.Process(left, right);

        // Each allpass turns by 2·atan(tan(πf/fs) / tan(πfc/fs)); four of them by half a circle at tan(π/8), by three halves at tan(3π/8).
        foreach (var turn in new[] { Math.PI / 8, 3 * Math.PI / 8 })
        {
            var notch = Math.Atan(Math.Tan(turn) * Math.Tan(Math.PI * 1_000 / Signals.Rate)) * Signals.Rate / Math.PI;
            Assert.True(Signals.ResponseDb(left, notch) < -40, $"{notch:0} Hz: {Signals.ResponseDb(left, notch):0.0} dB");
        }

        Assert.Equal(0, Signals.ResponseDb(left, 20), 0.2);
        Assert.Equal(0, Signals.ResponseDb(left, 22_000), 0.2);
    }

    [Fact]
    public void A_tremolo_swings_as_deep_and_as_often_as_asked_and_pans_when_its_sides_take_turns()
    {
        var tremolo = new Tremolo(Signals.Rate, new TremoloOptions { Hz = 4, Depth = 0.6, StereoTurns = 0.5 });
        var (left, right) = (Enumerable.Repeat(1f, 48_000).ToArray(), Enumerable.Repeat(1f, 48_000).ToArray());
        tremolo.Process(left, right);
        Assert.Equal(1, left.Max(), 1e-3f);
        Assert.Equal(0.4f, left.Min(), 1e-3f);
        Assert.Equal(left[0], left[12_000], 1e-3f);
        Assert.Equal(right[0], left[6_000], 1e-3f);
    }

    [Fact]
    public void A_drive_leaves_soft_sound_alone_bounds_loud_sound_and_adds_even_partials_when_lopsided()
    {
        Assert.Equal(-60, Signals.LevelDb(Driven(Signals.Sine(0.5, 300, -60), 12, 0.3)) + 3.01, 0.1);

        // A square of 0.25 without what nobody hears overshoots at its edges.
        Assert.All(Driven(Signals.Sine(0.5, 300, 30), 12, 0), sample => Assert.InRange(sample, -0.35f, 0.35f));
        Assert.True(Partial(0.5, 600) > Partial(0, 600) + 30);
        Assert.True(Partial(0, 900) > -40);

        double Partial(double asymmetry, double hz) =>
            Signals.ResponseDb(Driven(Signals.Sine(0.5, 300, 0), 12, asymmetry).AsSpan(12_000, 9_600), hz) - 20 * Math.Log10(4_800);
    }

    [Fact]
    public void A_drive_folds_back_60_dB_less_than_bending_sample_by_sample()
    {
        var sine = Signals.Sine(0.5, 5_250, 0);
        var naive = sine.Select(x => 4 * x / MathF.Sqrt(1 + (16 * x * x))).ToArray();

        // The seventh partial lies at 36 750 Hz and is heard at 11 250 Hz.
        Assert.True(Folded(Driven(sine, 12.04, 0)) < Folded(naive) - 60, $"{Folded(Driven(sine, 12.04, 0)):0} of {Folded(naive):0} dB");

        static double Folded(float[] sound) =>
            Signals.ResponseDb(sound.AsSpan(4_800, 9_600), 11_250) - Signals.ResponseDb(sound.AsSpan(4_800, 9_600), 5_250);
    }

    [Fact]
    public void Tone_controls_turn_what_they_name()
    {
        var tone = new Tone(Signals.Rate, new ToneOptions { LowCutHz = 100, PeakHz = 1_000, PeakDb = 4, HighShelfHz = 6_000, HighShelfDb = -5 });
        var (left, right) = (Signals.Impulse(16_384), Signals.Impulse(16_384));
        tone.Process(left, right);
        Assert.Equal(-3, Signals.ResponseDb(left, 100), 0.4);
        Assert.Equal(4, Signals.ResponseDb(left, 1_000), 0.3);
        Assert.Equal(-5, Signals.ResponseDb(left, 18_000), 0.4);
    }

    [Fact]
    public void An_insert_without_a_name_is_refused() => Assert.Throws<InvalidDataException>(() => new InsertOptions().Make(Signals.Rate));

    private static float[] Driven(float[] sound, double db, double asymmetry)
    {
        var (left, right) = (sound.ToArray(), sound.ToArray());
        new Drive(Signals.Rate, new DriveOptions { Db = db, Asymmetry = asymmetry }).Process(left, right);
        return left;
    }

    private static int Loudest(float[] sound) => Array.IndexOf(sound, sound.MaxBy(Math.Abs));

    private static float[] Run(IInsert insert, int block)
    {
        var (left, right) = (Signals.Noise(0.1, -12), Signals.Noise(0.1, -12, seed: 2));
        for (var at = 0; at < left.Length; at += block)
        {
            var count = Math.Min(block, left.Length - at);
            insert.Process(left.AsSpan(at, count), right.AsSpan(at, count));
        }

        return [.. left, .. right];
    }
}
