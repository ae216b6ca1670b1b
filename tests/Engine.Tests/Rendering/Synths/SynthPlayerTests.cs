using Cuewright.Engine.Dsp;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Synths;
using Cuewright.Engine.Rendering.Synths.Analogue;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Tests.Dsp;
using Cuewright.Engine.Tests.Rendering.Sampler;

namespace Cuewright.Engine.Tests.Rendering.Synths;

public sealed class SynthPlayerTests
{
    private static readonly AnaloguePreset Plain = new()
    {
        Name = "plain",
        DriftCents = 0,
        Oscillators = [new() { Wave = Wave.Sine }],
        Amplifier = new AdsrOptions { AttackSeconds = 0.002, ReleaseSeconds = 0.05 },
        Filter = new FilterOptions { ExpressionOctaves = 0 },
    };

    [Fact]
    public void A_note_sounds_from_the_sample_it_is_told_at()
    {
        foreach (var wait in new[] { 0, 1, 31, 32, 77 })
        {
            var player = Played.Player(Plain);
            var before = Played.Process(player, wait / (double)Signals.Rate).Left;
            player.NoteOn(new NoteStart(69, 90) { Variation = 0.2f });
            var after = Played.Process(player, 0.01).Left;
            Assert.All(before, sample => Assert.Equal(0, sample));
            Assert.Contains(after[..12], sample => sample != 0);
        }
    }

    [Fact]
    public void Effects_are_awake_from_the_first_sample_of_a_note()
    {
        // The old sampler's low-pass lets no edge through, wherever in a stretch the stroke begins.
        foreach (var wait in new[] { 0, 1, 9, 20, 31 })
        {
            var player = Played.Player(SynthLibrary.Find("dusty drums"));
            Played.Process(player, wait / (double)Signals.Rate);
            player.NoteOn(new NoteStart(Kit.Key("kick"), 110) { Variation = 0.4f });
            var sound = Played.Process(player, 0.02).Left;
            var edge = sound.Zip(sound.Skip(1), (a, b) => b - a).ToArray();
            Assert.True(edge.Zip(edge.Skip(1), (a, b) => Math.Abs(b - a)).Max() < 0.1 * sound.Max(MathF.Abs), $"after {wait} samples");
        }
    }

    [Fact]
    public void The_bottom_of_a_bass_is_firm_and_in_the_middle()
    {
        // F sharp, 46 Hz: two saws some cents apart would come and go within seconds.
        foreach (var bass in SynthLibrary.All.OfType<AnaloguePreset>().Where(preset => preset.Tags.Contains("bass")))
        {
            var (left, right) = Played.Note(bass, 30, 90, 5, 5);
            var lows = new StereoFilter(BiquadCoefficients.LowPass(Signals.Rate, 70), BiquadCoefficients.LowPass(Signals.Rate, 70));
            lows.Process(left, right, left, right);
            var levels = Enumerable.Range(2, 9).Select(i => Signals.LevelDb(left.AsSpan(i * 20_800, 20_800))).ToArray();
            var fall = (levels[^1] - levels[0]) / (levels.Length - 1);
            var flicker = levels.Select((level, i) => Math.Abs(level - levels[0] - (fall * i))).Max();
            Assert.True(flicker < 3, $"{bass.Name} flickers by {flicker:0.0} dB");
            var side = Signals.LevelDb(left.Zip(right, (l, r) => (l - r) / 2).ToArray().AsSpan(20_000));
            Assert.True(side < Signals.LevelDb(left.AsSpan(20_000)) - 20, $"{bass.Name} is {side:0} dB wide");
        }
    }

    [Fact]
    public void Half_expression_is_a_quarter_of_the_amplitude()
    {
        var player = Played.Player(Plain);
        player.NoteOn(new NoteStart(69, 90));
        var full = Played.Process(player, 0.5).Left;
        player.Express(0.5f);
        var half = Played.Process(player, 0.5).Left;
        Assert.Equal(Signals.LevelDb(full.AsSpan(12_000)) - 12.04, Signals.LevelDb(half.AsSpan(12_000)), 0.1);
    }

    [Fact]
    public void Less_expression_is_darker()
    {
        var preset = Plain with { Oscillators = [new()], Filter = new FilterOptions { CutoffHz = 2_000 } };
        var player = Played.Player(preset);
        player.NoteOn(new NoteStart(57, 90));
        var full = Played.Process(player, 0.5).Left;
        player.Express(0.4f);
        Assert.True(Spectrum.CentroidHz(Played.Process(player, 0.5).Left) < Spectrum.CentroidHz(full) * 0.9);
    }

    [Fact]
    public void Vibrato_is_as_deep_as_asked()
    {
        var player = Played.Player(Plain);
        player.NoteOn(new NoteStart(69, 90));
        player.Vibrate(50);
        Played.Process(player, 1);
        var sound = Played.Process(player, 0.4).Left;
        var pitches = Enumerable.Range(0, 30).Select(i => 1200 * Math.Log2(Tone.Pitch(sound.AsSpan(i * 600, 1_200), 440) / 440)).ToArray();
        Assert.InRange(pitches.Max(), 38, 52);
        Assert.InRange(pitches.Min(), -52, -38);
    }

    [Fact]
    public void The_oldest_note_makes_room_for_one_too_many()
    {
        var player = Played.Player(Plain with { Polyphony = 2 });
        foreach (var key in new[] { 60, 67, 76 })
        {
            player.NoteOn(new NoteStart(key, 90));
            Played.Process(player, 0.2);
        }

        var sound = Played.Process(player, 1).Left;
        Assert.True(Partial(sound, 67) > Partial(sound, 60) + 60);
        Assert.True(Partial(sound, 76) > Partial(sound, 60) + 60);
    }

    [Fact]
    public void A_single_voice_slides_to_the_next_note_without_a_new_attack()
    {
        var preset = Plain with { Mono = true, GlideSeconds = 0.1f, Amplifier = new AdsrOptions { AttackSeconds = 0.3 } };
        var player = Played.Player(preset);
        player.NoteOn(new NoteStart(57, 90));
        Played.Process(player, 0.5);
        player.NoteOn(new NoteStart(69, 90));
        var slide = Played.Process(player, 0.1).Left;
        player.NoteOff(57);
        var there = Played.Process(player, 0.5).Left;
        Assert.True(Signals.LevelDb(slide.AsSpan(0, 2_400)) > Signals.LevelDb(there) - 1, "a new attack");
        Assert.InRange(Tone.Pitch(there, 440), 439.9, 440.1);
    }

    [Fact]
    public void Players_of_one_preset_do_not_move_in_step()
    {
        var preset = SynthLibrary.Find("sweep pad");
        Assert.NotEqual(Chord(1), Chord(2));
        Assert.Equal(Chord(1), Chord(1));

        float[] Chord(ulong seed)
        {
            var player = Played.Player(preset, seed);
            player.NoteOn(new NoteStart(60, 90));
            player.Vibrate(10);
            return Played.Process(player, 0.3).Left;
        }
    }

    [Fact]
    public void Presets_have_names_of_their_own_and_are_found_by_them()
    {
        Assert.Equal(SynthLibrary.All.Length, SynthLibrary.All.Select(preset => preset.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(SynthLibrary.All, preset => Assert.NotEmpty(preset.Tags));
        Assert.Throws<ArgumentException>(() => SynthLibrary.Find("no such sound"));
    }

    private static double Partial(float[] sound, int key)
    {
        var (power, binHz) = Spectrum.Of(sound, 32_768, 0);
        return 10 * Math.Log10(power[(int)Math.Round(440 * Math.Pow(2, (key - 69) / 12.0) / binHz)] + 1e-30);
    }
}
