using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Risers;

/// <summary>One moving band of noise being heard.</summary>
internal sealed class NoiseSweep(SweptNoise options, int sampleRate)
{
    private readonly float _gain = (float)Decibels.ToGain(options.LevelDb);
    private readonly float[] _left = new float[SynthPlayer.GridSamples];
    private readonly float[] _right = new float[SynthPlayer.GridSamples];
    private StereoNoise _noise;
    private Band _band;

    public void Start(ref Scatter scatter)
    {
        _noise = new StereoNoise(ref scatter);
        _band.Reset();
    }

    public void Add(Span<float> left, Span<float> right, double way, double opens)
    {
        var ownLeft = _left.AsSpan(0, left.Length);
        var ownRight = _right.AsSpan(0, left.Length);
        ownLeft.Clear();
        ownRight.Clear();
        _noise.Add(ownLeft, ownRight, 1, options.Width);
        _band.Process(ownLeft, ownRight, options.LowHz.At(way) / sampleRate, options.HighHz.At(way) * opens / sampleRate, options.Q);
        Ramp.Add(ownLeft, left, _gain, _gain);
        Ramp.Add(ownRight, right, _gain, _gain);
    }
}
