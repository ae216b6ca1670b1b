using Cuewright.Clips.Sounds;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Analysis.Listening;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Tests.Analysis.Listening;

/// <summary>Speech of synthetic voices over made-up backgrounds. What it is fitted to is another set of voices; `bench speech` measures more.</summary>
public sealed class SpeechTests(ITestOutputHelper output)
{
    private const double Seconds = 14;
    private const int Length = (int)(Seconds * SoundListener.Rate);
    private const double LeastF1 = 0.9;

    private static readonly Lazy<float[][]> Voices = new(() => [.. Speaker.Strange.Select(speaker => speaker.Say())]);

    [Fact]
    public void Speech_alone_is_found_in_any_voice() => Assert.True(Hear(voice => SoundMix.Speech(voice, Seconds, new Seed(1))).F1 >= 0.95);

    [Theory]
    [InlineData("white")]
    [InlineData("pink")]
    [InlineData("street")]
    [InlineData("wind")]
    public void Speech_is_found_over_noise(string noise)
    {
        foreach (var aboveDb in new[] { 10, 5 })
        {
            var score = Hear(voice => SoundMix.Speech(voice, Seconds, new Seed(2), Noises.All[noise](Length, new Seed(3)), aboveDb));
            Assert.True(score.F1 >= LeastF1, $"{noise} {aboveDb} dB: {score}");
        }
    }

    [Theory]
    // A riff of house is still taken for a few words: known, and not to grow.
    [InlineData("house", 1.6)]
    [InlineData("solo-piano", 0)]
    [InlineData("cinematic-emotional", 0)]
    public void Speech_is_found_over_music_and_none_in_music_alone(string style, double mistakenSeconds)
    {
        var music = Tunes.Play(style, Seconds);
        foreach (var aboveDb in new[] { 10, 5 })
        {
            var score = Hear(voice => SoundMix.Speech(voice, Seconds, new Seed(4), music, aboveDb));
            Assert.True(score.F1 >= LeastF1, $"{style} {aboveDb} dB: {score}");
        }

        var alone = Listen(SoundMix.Without(music));
        Assert.InRange(alone.Speech.Sum(passage => passage.EndSeconds - passage.StartSeconds), 0, mistakenSeconds);
        Assert.True(alone.Music.Sum(passage => passage.EndSeconds - passage.StartSeconds) > 0.8 * Seconds, $"{style} is taken for music {string.Join(", ", alone.Music)}");
    }

    [Theory]
    [InlineData("white")]
    [InlineData("wind")]
    [InlineData("rain")]
    [InlineData("engine")]
    [InlineData("knocks")]
    [InlineData("siren")]
    public void Noise_is_neither_speech_nor_music(string noise)
    {
        var heard = Listen(SoundMix.Without(Noises.All[noise](Length, new Seed(5))));
        Assert.Empty(heard.Speech);
        Assert.Empty(heard.Music);
    }

    [Theory]
    [InlineData(0.01f)]
    [InlineData(0.3f)]
    [InlineData(40f)]
    public void Speech_is_found_however_soft_or_overdriven(float gain)
    {
        var score = Hear(voice =>
        {
            var mix = SoundMix.Speech(voice, Seconds, new Seed(6));
            return mix with { Samples = [.. mix.Samples.Select(sample => Math.Clamp(0.1f + (sample * gain), -1, 1))] };
        });
        Assert.True(score.F1 >= LeastF1, $"{score}");
    }

    private static SourceSound Listen(SoundMix mix)
    {
        var listener = new SoundListener();
        listener.Hear(mix.Samples);
        return listener.Finish(mix.Seconds);
    }

    private SpeechScore Hear(Func<float[], SoundMix> mixed)
    {
        var all = new SpeechScore();
        foreach (var voice in Voices.Value)
        {
            var mix = mixed(voice);
            var score = mix.Score(Listen(mix).Speech);
            output.WriteLine($"F1 {score.F1:0.000} {score}");
            all += score;
        }

        return all;
    }
}
