using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Risers;

/// <summary>One stack of saws being heard.</summary>
internal sealed class SawStack(SweptSaw options, int sampleRate)
{
    private readonly UnisonVoice[] _voices = Unison.Of(options.Voices, options.DetuneCents, 0.7, options.Spread);
    private readonly double[] _phases = new double[options.Voices];
    private readonly StraightWaves _waves = new();
    private readonly float _gain = (float)Decibels.ToGain(options.LevelDb);
    private readonly float[] _left = new float[SynthPlayer.GridSamples];
    private readonly float[] _right = new float[SynthPlayer.GridSamples];
    private Band _band;

    public void Start(ref Scatter scatter)
    {
        _waves.Reset();
        _band.Reset();
        for (var i = 0; i < _phases.Length; i++) _phases[i] = scatter.Next();
    }

    /// <param name="left">Where it is added.</param>
    /// <param name="right">The same of the other channel.</param>
    /// <param name="key">The note's.</param>
    /// <param name="way">0 at the quiet end, 1 at the loud end.</param>
    /// <param name="opens">By how much force opens the low-pass.</param>
    public void Add(Span<float> left, Span<float> right, double key, double way, double opens)
    {
        var semitones = options.FromSemitones + ((options.ToSemitones - options.FromSemitones) * way);
        var step = Pitch.Hertz(key + semitones) / sampleRate;
        for (var i = 0; i < _voices.Length; i++)
        {
            var own = Math.Min(step * Math.Pow(2, _voices[i].Cents / 1200), 0.4);
            var (toLeft, toRight) = ((float)(_voices[i].Gain * (1 - _voices[i].Pan)), (float)(_voices[i].Gain * (1 + _voices[i].Pan)));
            _waves.Saw(ref _phases[i], own, left.Length, toLeft, toRight);
        }

        var ownLeft = _left.AsSpan(0, left.Length);
        var ownRight = _right.AsSpan(0, left.Length);
        _waves.Finish(ownLeft, ownRight);
        _band.Process(ownLeft, ownRight, 0, options.CutoffHz.At(way) * opens / sampleRate, 1);
        Ramp.Add(ownLeft, left, _gain, _gain);
        Ramp.Add(ownRight, right, _gain, _gain);
    }
}
