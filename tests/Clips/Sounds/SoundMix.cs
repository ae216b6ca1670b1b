using Cuewright.Engine.Analysis.Listening;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Clips.Sounds;

/// <summary>Speech over a background, and where there is speech: each hundredth of a second, gaps shorter than 700 ms bridged.</summary>
public sealed record SoundMix(float[] Samples, bool[] Spoken)
{
    public const int FramesPerSecond = 100;

    private const int Frame = SoundListener.Rate / FramesPerSecond;
    private const int BridgedFrames = 70;

    /// <summary>This far below its loudest frame a voice is silent.</summary>
    private const double SilentGain = 0.01;

    private const double Level = 0.1;

    public double Seconds => (double)Samples.Length / SoundListener.Rate;

    /// <summary>The utterance twice or more with pauses between, over a background that is so many decibels softer than the voice while it speaks.</summary>
    public static SoundMix Speech(float[] utterance, double seconds, Seed seed, ReadOnlySpan<float> background = default, double aboveDb = 0)
    {
        var chance = seed.Begin();
        var voice = new float[(int)(seconds * SoundListener.Rate)];
        var loudness = Level / Rms(utterance);
        for (var at = chance.Between(0.5, 2.5); ; at += chance.Pick([0.4, 1.2, 2.5, 4]))
        {
            var start = (int)(at * SoundListener.Rate);
            if (start + utterance.Length > voice.Length) break;
            for (var i = 0; i < utterance.Length; i++) voice[start + i] = (float)(utterance[i] * loudness);
            at += (double)utterance.Length / SoundListener.Rate;
        }

        var speaks = Frames(voice);
        var bed = background.IsEmpty ? 0 : Level * Math.Pow(10, -aboveDb / 20) / Rms(background);
        for (var i = 0; bed > 0 && i < voice.Length; i++) voice[i] += (float)(background[i % background.Length] * bed);
        return new SoundMix(voice, Bridged(speaks));
    }

    public static SoundMix Without(float[] background)
    {
        var gain = (float)(Level / Math.Max(1e-9, Rms(background)));
        return new SoundMix([.. background.Select(sample => sample * gain)], new bool[background.Length / Frame]);
    }

    /// <summary>Frames found, found wrongly and missed.</summary>
    public SpeechScore Score(IReadOnlyList<Passage> found)
    {
        var score = new SpeechScore(0, 0, 0, Spoken.Length);
        for (var i = 0; i < Spoken.Length; i++)
        {
            var heard = found.Any(passage => passage.Holds((i + 0.5) / FramesPerSecond));
            score += new SpeechScore(heard && Spoken[i] ? 1 : 0, heard && !Spoken[i] ? 1 : 0, !heard && Spoken[i] ? 1 : 0, 0);
        }

        return score;
    }

    private static bool[] Frames(float[] voice)
    {
        var levels = Enumerable.Range(0, voice.Length / Frame).Select(i => Rms(voice.AsSpan(i * Frame, Frame))).ToArray();
        var loudest = levels.Max();
        return [.. levels.Select(level => level > SilentGain * loudest)];
    }

    private static bool[] Bridged(bool[] speaks)
    {
        var last = -1;
        for (var i = 0; i < speaks.Length; i++)
        {
            if (!speaks[i]) continue;
            if (last >= 0 && i - last <= BridgedFrames) speaks.AsSpan(last, i - last).Fill(true);
            last = i;
        }

        return speaks;
    }

    private static double Rms(ReadOnlySpan<float> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples) sum += (double)sample * sample;
        return Math.Sqrt(sum / samples.Length);
    }
}

/// <summary>Counts of frames.</summary>
public readonly record struct SpeechScore(int Found, int Wrong, int Missed, int Frames)
{
    public double F1 => 2.0 * Found / Math.Max(1, (2 * Found) + Wrong + Missed);

    public double WrongShare => (double)Wrong / Math.Max(1, Frames);

    public static SpeechScore operator +(SpeechScore a, SpeechScore b) => new(a.Found + b.Found, a.Wrong + b.Wrong, a.Missed + b.Missed, a.Frames + b.Frames);
}
