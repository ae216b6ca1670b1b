using Cuewright.Engine.Dsp;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Time;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Mixing;

public sealed class KeptSoundTests
{
    private static readonly KeptSound Speech = KeptSound.Speech([new(1, 2), new(2.4, 3), new(5, 6)]);

    [Fact]
    public void All_of_a_sound_passes_unchanged()
    {
        var sound = Noise(1, -12);
        Assert.Equal(sound, Passed(KeptSound.All, sound));
        Assert.Equal(Decibels.ToGain(-6), Passed(KeptSound.All with { GainDb = -6 }, sound)[1000] / sound[1000], 1e-5);
    }

    [Fact]
    public void Between_speech_nothing_is_heard()
    {
        var tone = Passed(Speech, Sine(7, 1000, -6));
        foreach (var (from, to) in new[] { (0.0, 0.7), (3.6, 4.7), (6.6, 7.0) }) Assert.All(tone[At(from)..At(to)], sample => Assert.Equal(0, sample));
        foreach (var (from, to) in new[] { (0.95, 3.1), (4.95, 6.1) }) Assert.Equal(-9.03, LevelDb(tone.AsSpan(At(from)..At(to))), 0.1);
    }

    [Fact]
    public void The_gate_opens_and_closes_without_a_click()
    {
        var gate = new float[At(7)];
        Speech.Gate.Fill(0, gate);
        for (var i = 1; i < gate.Length; i++) Assert.InRange(Math.Abs(gate[i] - gate[i - 1]), 0, 0.0003);
    }

    [Fact]
    public void What_no_voice_holds_is_left_out()
    {
        var rumble = Passed(Speech, Sine(7, 25, -6));
        Assert.InRange(LevelDb(rumble.AsSpan(At(5.2)..At(6))), -40, -26);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(999)]
    public void Any_block_size_gives_the_same_sound(int block) => Assert.Equal(Passed(Speech, Noise(3, -12)), Passed(Speech, Noise(3, -12), block));

    [Fact]
    public void Numbers_that_are_none_become_silence()
    {
        var broken = Sine(0.1, 1000, -6);
        (broken[10], broken[11], broken[12]) = (float.NaN, float.PositiveInfinity, -1e20f);
        Assert.All(Passed(Speech, broken), sample => Assert.True(float.IsFinite(sample) && Math.Abs(sample) <= 8));
    }

    [Fact]
    public void Speech_stands_above_the_music_and_other_sound_below_it()
    {
        Assert.Equal(-20 + 3 + 35, KeptSound.SpeechGainDb(-35, -20));
        Assert.Equal(-20 - 9 + 25, KeptSound.SoundGainDb(-25, -20));
        Assert.InRange(KeptSound.SoundGainDb(-65, -20), 0, 12);
    }

    [Fact]
    public void Loudness_of_any_stretch_is_that_of_the_standard()
    {
        var sound = Join(Noise(3, -30, 2), Noise(2, -12, 3), Noise(3, -30, 4));
        var history = new LoudnessHistory();
        var meter = new LoudnessMeter(Rate);
        for (var at = 0; at < sound.Length; at += 777)
        {
            var block = sound.AsSpan(at, Math.Min(777, sound.Length - at));
            history.Hear(block, block);
            meter.Process(block, block);
        }

        Assert.Equal(meter.Integrated, history.Whole, 0.01);
        var loud = new LoudnessMeter(Rate);
        loud.Process(Noise(2, -12, 3), Noise(2, -12, 3));
        Assert.Equal(loud.Integrated, history.Of(new Passage(3, 5)), 0.1);
        Assert.Equal(loud.Integrated, history.Of(new Passage(3.5, 3.6)), 0.3);
        Assert.Equal(LoudnessReport.Silence, history.Of());
    }

    private static int At(double seconds) => (int)(seconds * Rate);

    private static float[] Passed(KeptSound kept, float[] sound, int block = 4096)
    {
        var strip = new KeptSoundStrip(kept);
        var (left, right) = (sound.ToArray(), sound.ToArray());
        for (var at = 0; at < left.Length; at += block)
        {
            var count = Math.Min(block, left.Length - at);
            strip.Process(at, left.AsSpan(at, count), right.AsSpan(at, count));
        }

        Assert.Equal(left, right);
        return left;
    }
}
