using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Synths;
using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Rendering.Synths;

/// <summary>What every preset of every family keeps.</summary>
public sealed class SynthContractTests
{
    private const int Rate = Signals.Rate;

    public static TheoryData<string> Names => [.. SynthLibrary.All.Select(preset => preset.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Blocks_of_any_size_give_the_same_sound(string name)
    {
        var preset = SynthLibrary.Find(name);
        var whole = Phrase(preset, 100_000);
        Assert.Equal(whole, Phrase(preset, 1));
        Assert.Equal(whole, Phrase(preset, 61));
        Assert.All(whole, sample => Assert.True(float.IsFinite(sample)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Silence_is_silent_to_the_last_bit_before_the_first_note_and_after_the_last(string name)
    {
        var player = Played.Player(SynthLibrary.Find(name));
        Assert.All(Played.Process(player, 0.01).Left, sample => Assert.Equal(0, sample));

        player.NoteOn(new NoteStart(60, 90));
        Assert.Contains(Played.Process(player, 0.1).Left, sample => sample != 0);
        player.NoteOff(60);
        var left = new float[4800];
        var right = new float[4800];
        var blocks = 0;
        while (player.Process(left, right)) Assert.True(++blocks < 300, "it still sounds after 30 seconds");
        player.Process(left, right);
        Assert.All(left.Concat(right), sample => Assert.Equal(0, sample));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_so_small_that_it_is_slow(string name)
    {
        var (left, right) = Played.Note(SynthLibrary.Find(name), 60, 90, 0.1, 4);
        Assert.DoesNotContain(left.Concat(right), sample => sample != 0 && MathF.Abs(sample) < 1.2e-38f);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_note_begins_ends_and_makes_room_without_a_click(string name)
    {
        var preset = SynthLibrary.Find(name) with { Polyphony = 1 };
        var player = Played.Player(preset);
        player.NoteOn(new NoteStart(48, 100) { Variation = 0.2f });
        var first = Played.Mono(Played.Process(player, 0.4003));
        player.NoteOn(new NoteStart(55, 100) { Variation = 0.7f });
        var second = Played.Mono(Played.Process(player, 0.3));

        // What the sound does by itself, ringing or beginning, is the measure of how it may jump.
        var usual = Math.Max(Jump(first.AsSpan(4800)), Jump(second));
        var atBorder = Math.Abs(second[0] - first[^1] - (first[^1] - first[^2]));
        Assert.True(atBorder <= (1.5 * usual) + 1e-4, $"{atBorder} at the border, {usual} within");
        Assert.True(Math.Abs(first[0]) < 1e-3, $"starts at {first[0]}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Velocity_brings_brightness_and_level(string name)
    {
        var preset = SynthLibrary.Find(name);
        var soft = Played.Mono(Played.Note(preset, preset.MiddleKey, 40, 0.6, 0.7));
        var loud = Played.Mono(Played.Note(preset, preset.MiddleKey, 120, 0.6, 0.7));
        Assert.True(Signals.LevelDb(loud) > Signals.LevelDb(soft) + 2, "not louder");

        // Struck things show it as they are struck, others as they sound on.
        var (struck, on) = (Ratio(2048), Ratio(16_384));
        Assert.True(Math.Max(struck, on) > 1.02, $"{struck:0.000} struck, {on:0.000} sounding on");

        double Ratio(int size) => Spectrum.CentroidHz(loud, size) / Spectrum.CentroidHz(soft, size);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_released_note_dies_away_sooner_than_a_held_one_but_not_at_once(string name)
    {
        var preset = SynthLibrary.Find(name);
        var (released, _) = Played.Note(preset, preset.MiddleKey, 90, 0.25, 1);
        var (held, _) = Played.Note(preset, preset.MiddleKey, 90, 1, 1);
        if (preset.RingsOn)
        {
            Assert.Equal(held, released);
            return;
        }

        const int off = Rate / 4;
        Assert.True(Signals.LevelDb(released.AsSpan(off, 480)) > Signals.LevelDb(held.AsSpan(off, 480)) - 12, "cut off");
        Assert.True(Signals.LevelDb(released.AsSpan(off)) < Signals.LevelDb(held.AsSpan(off)) - 0.5, "release is not heard");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Two_notes_are_never_alike_and_the_same_note_is_always_the_same(string name)
    {
        var preset = SynthLibrary.Find(name);
        var once = Played.Note(preset, 60, 90, 0.1, 0.15, 0.3f).Left;
        Assert.Equal(once, Played.Note(preset, 60, 90, 0.1, 0.15, 0.3f).Left);
        Assert.NotEqual(once, Played.Note(preset, 60, 90, 0.1, 0.15, 0.8f).Left);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_allocated_while_sound_is_made(string name)
    {
        var player = Played.Player(SynthLibrary.Find(name));
        var left = new float[4800];
        var right = new float[4800];
        Assert.Equal(0, Allocations.Of(() =>
        {
            player.NoteOn(new NoteStart(64, 90) { Variation = 0.4f });
            player.Process(left, right);
            player.NoteOff(64);
            player.Express(0.5f);
            player.Vibrate(20);
            player.Process(left, right);
        }));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Presets_are_equally_loud(string name)
    {
        // The grand piano of the default bank, momentary maximum on middle C at velocity 90. Oscillators that beat are
        // louder in one note than in another: the mean of several is what counts.
        const double piano = -36.6;
        var preset = SynthLibrary.Find(name);
        var power = new[] { 0.1f, 0.35f, 0.6f, 0.85f }.Average(variation => Decibels.ToPower(Loudest(preset, variation)));
        Assert.InRange(Decibels.FromPower(power), piano - 0.5, piano + 0.5);
    }

    private static double Loudest(SynthPreset preset, float variation)
    {
        var (left, right) = Played.Note(preset, preset.MiddleKey, 90, 2, 3, variation);
        var meter = new LoudnessMeter(Rate);
        var loudest = double.NegativeInfinity;
        for (var at = 0; at + 4800 <= left.Length; at += 4800)
        {
            meter.Process(left.AsSpan(at, 4800), right.AsSpan(at, 4800));
            loudest = Math.Max(loudest, meter.Momentary);
        }

        return loudest;
    }

    private static double Jump(ReadOnlySpan<float> samples)
    {
        var largest = 0.0;
        for (var i = 2; i < samples.Length; i++) largest = Math.Max(largest, Math.Abs(samples[i] - (2 * samples[i - 1]) + samples[i - 2]));
        return largest;
    }

    private static float[] Phrase(SynthPreset preset, int block)
    {
        var player = Played.Player(preset);
        var sound = new List<float>();
        player.NoteOn(new NoteStart(57, 80) { Variation = 0.1f });
        Play(0.0371);
        player.NoteOn(new NoteStart(64, 110) { Variation = 0.6f });
        player.Express(0.6f);
        player.Vibrate(15);
        Play(0.0513);
        player.NoteOff(57);
        Play(0.0402);
        return [.. sound];

        void Play(double seconds)
        {
            var (left, right) = Played.Process(player, seconds, block);
            sound.AddRange(left);
            sound.AddRange(right);
        }
    }
}
