using System.Collections.Immutable;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Analysis.Listening;

/// <summary>
/// Hears the sound of a clip once, block by block, keeping only numbers, and says at the end what it holds. Speech is
/// told by what sets it apart from music and noise (syllables, consonants, sliding pitch), not by what is said: it knows
/// no language.
/// </summary>
public sealed class SoundListener
{
    /// <summary>Mono samples a second; what lies above 8 kHz tells nothing that is needed here.</summary>
    public const int Rate = 16_000;

    /// <summary>Takes away what stands still; turns at 13 Hz.</summary>
    private const float Memory = 0.995f;

    /// <summary>Music shows over seconds.</summary>
    private const int MusicFrames = 2 * SoundMeter.PerSecond;

    /// <summary>Speech of any voice, alone or over music, stays below 0.2; music that passes for it by its other cues lies above 0.35.</summary>
    private const double MostRegular = 0.28;

    private static readonly PassageFinder SpeechPassages = new(Sure: 0.85, Likely: 0.35, LeastSeconds: 0.4, BridgeSeconds: 0.7, BorderSeconds: 0.6);
    private static readonly PassageFinder MusicPassages = new(Sure: 0.85, Likely: 0.5, LeastSeconds: 2, BridgeSeconds: 2, BorderSeconds: 2);

    private readonly SoundMeter _meter = new();
    private readonly SoundLevels _levels = new();
    private float[] _moving = [];
    private float _lastIn;
    private float _lastOut;
    private long _heard;

    public double Seconds => (double)_heard / Rate;

    public void Hear(ReadOnlySpan<float> samples)
    {
        if (_moving.Length < samples.Length) _moving = new float[samples.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            // Broken decoders have been seen to give numbers that are none.
            var sample = float.IsFinite(samples[i]) ? Math.Clamp(samples[i], -8, 8) : 0;
            _lastOut = sample - _lastIn + (Memory * _lastOut);
            _lastIn = sample;
            _moving[i] = _lastOut;
        }

        _heard += samples.Length;
        _meter.Hear(_moving.AsSpan(0, samples.Length));
        _levels.Hear(_moving.AsSpan(0, samples.Length));
    }

    /// <summary>What was heard, over a clip of this length: what is missing is silence.</summary>
    public SourceSound Finish(double durationSeconds)
    {
        // A little more, so that the last frame is whole.
        var missing = (long)((durationSeconds + 0.1) * Rate) - _heard;
        for (var silence = new float[Rate]; missing > 0; missing -= silence.Length) Hear(silence.AsSpan(0, (int)Math.Min(missing, silence.Length)));

        var cues = new SoundCues(_meter.Numbers);
        var speech = SpeechPassages.Find(Likeness.Speech.Of(cue => cues[cue]), cues.VoiceDb).RemoveAll(passage => Regularity.Of(cues.BandsDb, passage) > MostRegular);
        var music = MusicPassages.Find(Likeness.Music.Of(cue => Smooth.Over(cues[cue], MusicFrames)), cues.VoiceDb);
        return new SourceSound
        {
            Speech = Within(speech),
            Music = Within(music),
            Silence = Within(_levels.Silences()),
            Events = _levels.Bursts([.. speech, .. music]),
            LevelDb = _levels.Curve(PictureCurves.PerSecond)[..Math.Max(1, (int)Math.Ceiling((durationSeconds * PictureCurves.PerSecond) - 1e-6))],
        };

        ImmutableArray<Passage> Within(ImmutableArray<Passage> passages) =>
            [.. passages.Where(passage => passage.StartSeconds < durationSeconds).Select(passage => passage with { EndSeconds = Math.Min(passage.EndSeconds, durationSeconds) })];
    }
}
