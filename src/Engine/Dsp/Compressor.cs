using System.Runtime.CompilerServices;

namespace Cuewright.Engine.Dsp;

/// <summary>
/// A stereo-linked compressor that listens to mean power. The gain is worked out once every few samples (a logarithm and a
/// power each time) and runs in a straight line between.
/// </summary>
internal sealed class Compressor
{
    private const int Step = 16;
    private const double ListenSeconds = 0.010;

    private readonly CompressorOptions _options;
    private readonly EnvelopeFollower _reduction;
    private readonly double _listen;

    private double _power;
    private double _stepPower;
    private int _into;
    private float _gain = 1;
    private float _slope;

    public Compressor(int sampleRate, CompressorOptions options)
    {
        _options = options;
        _listen = EnvelopeFollower.Coefficient(ListenSeconds * sampleRate / Step);
        _reduction = new EnvelopeFollower(options.AttackSeconds * sampleRate / Step, options.ReleaseSeconds * sampleRate / Step);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Process(Span<float> left, Span<float> right)
    {
        right = right[..left.Length];
        for (var i = 0; i < left.Length; i++)
        {
            _stepPower += ((double)left[i] * left[i]) + ((double)right[i] * right[i]);
            _gain += _slope;
            left[i] *= _gain;
            right[i] *= _gain;
            if (++_into == Step) FinishStep();
        }
    }

    private void FinishStep()
    {
        _power += _listen * ((_stepPower / Step) - _power);
        (_stepPower, _into) = (0, 0);
        var wanted = _power < 1e-12 ? 0 : -_options.GainDb(Decibels.FromPower(_power));
        var next = (float)Decibels.ToGain(-_reduction.Follow(wanted));
        _slope = (next - _gain) / Step;
    }
}
