using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Noises;

/// <summary>One bed of noise being heard.</summary>
internal sealed class Bed(BedOptions options, int sampleRate)
{
    private readonly LfoOptions _drifting = new() { Hz = options.DriftHz, Shape = LfoShape.Random, PerVoice = true };
    private readonly float[] _left = new float[SynthPlayer.GridSamples];
    private readonly float[] _right = new float[SynthPlayer.GridSamples];
    private StereoNoise _noise;
    private Band _band;
    private Lfo _drift;
    private float _level;

    public void Start(ref Scatter scatter)
    {
        _noise = new StereoNoise(ref scatter);
        _band.Reset();
        _drift.Start(_drifting, ref scatter);
        _level = 0;
    }

    public void Add(Span<float> left, Span<float> right, double opens, in Bearing bearing)
    {
        var ownLeft = _left.AsSpan(0, left.Length);
        var ownRight = _right.AsSpan(0, left.Length);
        ownLeft.Clear();
        ownRight.Clear();
        _noise.Add(ownLeft, ownRight, 1, options.Width);
        _band.Process(ownLeft, ownRight, options.LowHz / sampleRate, options.HighHz * opens / sampleRate, options.Q);
        var level = (float)Decibels.ToGain(options.LevelDb + (options.DriftDb * _drift.At(bearing)));
        Ramp.Add(ownLeft, left, _level, level);
        Ramp.Add(ownRight, right, _level, level);
        _level = level;
    }
}
