using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mixing;

/// <summary>
/// What stays of a clip's own sound, and how loud. Of speech alone, the band of the voice is let through while someone
/// talks; what else sounds in that band meanwhile comes with it, since voices are not taken apart here.
/// </summary>
internal sealed record KeptSound
{
    /// <summary>Speech stands so far above the music that has not made room yet: then it need not go far down, nor far up again.</summary>
    public const double SpeechOverMusicLu = 3;

    /// <summary>A sound in which nobody speaks stays so far under the music.</summary>
    private const double UnderMusicLu = 9;

    /// <summary>More would bring up hiss and room.</summary>
    private const double MostSpeechDb = 24;
    private const double MostSoundDb = 12;

    private const double OpenSeconds = 0.15;
    private const double CloseSeconds = 0.3;

    /// <summary>Open this long before the first sound of a word is heard as one, and after the last.</summary>
    private const double EarlySeconds = 0.1;
    private const double LateSeconds = 0.2;

    private const int PointsPerWay = 8;

    public bool IsVoiceOnly { get; private init; }

    /// <summary>Over time, of the sound's own beginning.</summary>
    public Lane Gate { get; private init; } = Lane.One;

    public double GainDb { get; init; }

    public static KeptSound All { get; } = new();

    /// <summary>Passages in order.</summary>
    public static KeptSound Speech(IReadOnlyList<Passage> passages) => new() { IsVoiceOnly = true, Gate = new Lane([.. Edges(passages)]) };

    /// <summary>The gain that brings speech of this loudness to its place over music of that loudness.</summary>
    public static double SpeechGainDb(double speechLufs, double musicLufs) => Math.Min(MostSpeechDb, musicLufs + SpeechOverMusicLu - speechLufs);

    /// <summary>The same for a sound in which nobody speaks.</summary>
    public static double SoundGainDb(double soundLufs, double musicLufs) => Math.Min(MostSoundDb, musicLufs - UnderMusicLu - soundLufs);

    private static IEnumerable<(double Seconds, double Gain)> Edges(IReadOnlyList<Passage> passages)
    {
        var closedAt = double.NegativeInfinity;
        for (var i = 0; i < passages.Count; i++)
        {
            var opens = passages[i].StartSeconds - EarlySeconds - OpenSeconds;
            if (opens > closedAt) foreach (var point in Way(opens, OpenSeconds, way => way)) yield return point;
            var closes = passages[i].EndSeconds + LateSeconds;
            closedAt = closes + CloseSeconds;
            var staysOpen = i + 1 < passages.Count && passages[i + 1].StartSeconds - EarlySeconds - OpenSeconds <= closedAt;
            if (!staysOpen) foreach (var point in Way(closes, CloseSeconds, way => 1 - way)) yield return point;
        }
    }

    /// <summary>Without a corner at either end.</summary>
    private static IEnumerable<(double, double)> Way(double start, double seconds, Func<double, double> at) =>
        Enumerable.Range(0, PointsPerWay + 1).Select(i => (double)i / PointsPerWay)
            .Select(way => (start + (way * seconds), Math.Pow(Math.Sin(at(way) * Math.PI / 2), 2)));
}

/// <summary>Lets a clip's own sound pass as it is to be kept, from its first sample to its last.</summary>
internal sealed class KeptSoundStrip(KeptSound kept)
{
    private const double VoiceFromHz = 80;
    private const double VoiceToHz = 10_000;

    /// <summary>Broken decoders have been seen to give numbers that are none, or are of no use.</summary>
    private const float Loudest = 8;

    private readonly StereoFilter _band = kept.IsVoiceOnly
        ? new StereoFilter(BiquadCoefficients.HighPass(SampleClock.Rate, VoiceFromHz), BiquadCoefficients.LowPass(SampleClock.Rate, VoiceToHz))
        : new StereoFilter();

    private readonly float _gain = (float)Decibels.ToGain(kept.GainDb);
    private float[] _gains = [];

    public void Process(long start, Span<float> left, Span<float> right)
    {
        if (_gains.Length < left.Length) _gains = new float[left.Length];
        var gains = _gains.AsSpan(0, left.Length);
        kept.Gate.Fill(start, gains);
        TensorPrimitives.Multiply(gains, _gain, gains);
        Mend(left);
        Mend(right);
        _band.Process(left, right, left, right);
        TensorPrimitives.Multiply(left, gains, left);
        TensorPrimitives.Multiply(right, gains, right);
    }

    private static void Mend(Span<float> samples)
    {
        foreach (ref var sample in samples) sample = float.IsFinite(sample) ? Math.Clamp(sample, -Loudest, Loudest) : 0;
    }
}
