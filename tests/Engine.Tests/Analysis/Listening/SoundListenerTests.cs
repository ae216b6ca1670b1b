using Cuewright.Engine.Analysis;
using Cuewright.Engine.Analysis.Listening;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Analysis.Listening;

public sealed class SoundListenerTests
{
    [Fact]
    public void A_clip_without_a_single_sample_is_silent()
    {
        var heard = new SoundListener().Finish(3);
        Assert.Equal(new Passage(0, 3), Assert.Single(heard.Silence));
        Assert.Equal(30, heard.LevelDb.Length);
        Assert.Empty(heard.Events);
        Assert.Equal("Its sound is silent.", SoundWords.Of(heard, 3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(319)]
    [InlineData(4096)]
    public void It_does_not_matter_in_which_pieces_sound_comes(int piece)
    {
        var noise = Noise(2, 0.1);
        var whole = Heard(noise, 2);
        var listener = new SoundListener();
        for (var at = 0; at < noise.Length; at += piece) listener.Hear(noise.AsSpan(at, Math.Min(piece, noise.Length - at)));
        Assert.Equal(whole.LevelDb, listener.Finish(2).LevelDb);
    }

    [Fact]
    public void Levels_are_those_of_the_sound_whatever_it_stands_on()
    {
        var tone = Sound(2, t => 0.5 + (0.1 * Math.Sin(2 * Math.PI * 440 * t)));
        Assert.Equal(20, Heard(tone, 2).LevelDb.Length);
        Assert.All(Heard(tone, 2).LevelDb[5..], level => Assert.Equal(-23, level, 0.2));
    }

    [Fact]
    public void Silence_lasts_until_something_is_heard()
    {
        var hum = Sound(4, t => t is < 1 or > 2.5 ? 0.1 * Math.Sin(2 * Math.PI * 300 * t) : 0);
        var silence = Assert.Single(Heard(hum, 4).Silence);
        Assert.Equal(1, silence.StartSeconds, 0.1);
        Assert.Equal(2.5, silence.EndSeconds, 0.1);
    }

    [Fact]
    public void What_ends_before_the_picture_is_silent_afterwards_and_what_goes_on_is_left_out()
    {
        Assert.Equal(3, Assert.Single(Heard(Noise(1, 0.1), 3).Silence).EndSeconds);
        Assert.Equal(10, Heard(Noise(3, 0.1), 1).LevelDb.Length);
    }

    [Fact]
    public void A_bang_is_an_event_at_its_time_and_a_louder_one_a_stronger()
    {
        var chance = new Seed(1).Begin();
        var bangs = Sound(6, t => ((0.002 + (t >= 2 ? 0.05 * Math.Exp(-8 * (t - 2)) : 0) + (t >= 4 ? 0.5 * Math.Exp(-8 * (t - 4)) : 0)) * chance.Bell(1)));
        var heard = Heard(bangs, 6).Events;
        Assert.Equal(2, heard.Length);
        Assert.Equal(2, heard[0].Seconds, 0.01);
        Assert.Equal(4, heard[1].Seconds, 0.01);
        Assert.True(heard[1].Strength >= heard[0].Strength);
    }

    [Fact]
    public void Steady_noise_has_no_events() => Assert.Empty(Heard(Noise(5, 0.1), 5).Events);

    [Fact]
    public void Samples_that_are_no_numbers_do_no_harm()
    {
        var broken = Noise(2, 0.1);
        broken[1000] = float.NaN;
        broken[2000] = float.PositiveInfinity;
        Assert.All(Heard(broken, 2).LevelDb, level => Assert.True(float.IsFinite(level)));
    }

    [Fact]
    public void What_is_heard_is_told_in_one_sentence()
    {
        var sound = new SourceSound { Speech = [new(2, 6.5)], Music = [new(0, 10)], Silence = [], Events = [new(7.2, 1)], LevelDb = [] };
        Assert.Equal("Someone speaks from 2.0 to 6.5 s; music is already there throughout; a loud sound at 7.2 s.", SoundWords.Of(sound, 10));
        Assert.Equal("It has a sound of its own, without speech or music.", SoundWords.Of(sound with { Speech = [], Music = [], Events = [] }, 10));
    }

    private static SourceSound Heard(float[] samples, double seconds)
    {
        var listener = new SoundListener();
        listener.Hear(samples);
        return listener.Finish(seconds);
    }

    private static float[] Noise(double seconds, double gain)
    {
        var chance = new Seed(1).Begin();
        return Sound(seconds, _ => gain * chance.Bell(1));
    }

    private static float[] Sound(double seconds, Func<double, double> value) =>
        [.. Enumerable.Range(0, (int)(seconds * SoundListener.Rate)).Select(i => (float)value((double)i / SoundListener.Rate))];
}
