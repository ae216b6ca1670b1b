using Cuewright.Clips.Sounds;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Analysis.Listening;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;

namespace Cuewright.Bench;

/// <summary>Speech of voices that nothing was fitted to, over noises and music, and what is taken for speech where nobody speaks.</summary>
internal static class SpeechBench
{
    private const double Seconds = 20;

    public static int Run()
    {
        var length = (int)(Seconds * SoundListener.Rate);
        var voices = Speaker.Strange.Select(speaker => speaker.Say()).ToArray();
        var backgrounds = Noises.All.Select(noise => (Name: noise.Key, Sound: new Lazy<float[]>(() => noise.Value(length, new Seed(11)))))
            .Concat(StyleLibrary.Names.Select(style => (Name: style, Sound: new Lazy<float[]>(() => Tunes.Play(style, Seconds)))));

        Console.WriteLine("| background | F1 at +10 dB | F1 at +5 dB | alone: taken for speech | alone: taken for music |\n|---|---|---|---|---|");
        Console.WriteLine($"| none | {Hear(voices, [], 0).F1:0.000} | | | |");
        var (ten, five, none) = (new SpeechScore(), new SpeechScore(), new SpeechScore());
        foreach (var (name, sound) in backgrounds)
        {
            var (atTen, atFive) = (Hear(voices, sound.Value, 10), Hear(voices, sound.Value, 5));
            var mix = SoundMix.Without(sound.Value);
            var heard = Listen(mix);
            var alone = mix.Score(heard.Speech);
            Console.WriteLine($"| {name} | {atTen.F1:0.000} | {atFive.F1:0.000} | {alone.WrongShare:0.0 %} | {heard.Music.Sum(passage => passage.EndSeconds - passage.StartSeconds) / Seconds:0 %} |");
            (ten, five, none) = (ten + atTen, five + atFive, none + alone);
        }

        Console.WriteLine($"| all | {ten.F1:0.000} | {five.F1:0.000} | {none.WrongShare:0.0 %} | |");
        return 0;
    }

    private static SpeechScore Hear(float[][] voices, float[] background, double aboveDb)
    {
        var all = new SpeechScore();
        for (var i = 0; i < voices.Length; i++)
        {
            var mix = SoundMix.Speech(voices[i], Seconds, new Seed(7).For("voice", i), background, aboveDb);
            all += mix.Score(Listen(mix).Speech);
        }

        return all;
    }

    private static SourceSound Listen(SoundMix mix)
    {
        var listener = new SoundListener();
        listener.Hear(mix.Samples);
        return listener.Finish(mix.Seconds);
    }
}
