using System.Numerics.Tensors;

namespace Cuewright.Engine.Dsp;

/// <summary>
/// Schroeder's allpass: every frequency equally loud, smeared in time. v = x + g·v(delay), y = v(delay) − g·v. As no
/// sample depends on one nearer than the delay, stretches of that length are worked on as vectors.
/// </summary>
internal sealed class Allpass
{
    private readonly DelayLine _line;
    private readonly float[] _past;
    private readonly float[] _now;
    private readonly float _gain;

    public Allpass(int delay, double gain)
    {
        _gain = (float)gain;
        _line = new DelayLine(delay, delay);
        _past = new float[delay];
        _now = new float[delay];
    }

    public void Reset() => _line.Reset();

    public void Process(Span<float> samples)
    {
        for (; samples.Length > _past.Length; samples = samples[_past.Length..]) Run(samples[.._past.Length]);
        Run(samples);
    }

    private void Run(Span<float> samples)
    {
        var past = _past.AsSpan(0, samples.Length);
        var now = _now.AsSpan(0, samples.Length);
        _line.Read(_past.Length, past);
        TensorPrimitives.MultiplyAdd(past, _gain, samples, now);
        _line.Write(now);
        TensorPrimitives.MultiplyAdd(now, -_gain, past, samples);
    }
}
