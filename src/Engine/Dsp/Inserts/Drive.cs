using System.Runtime.CompilerServices;

namespace Cuewright.Engine.Dsp.Inserts;

/// <summary>
/// y = x / √(1 + x²), taken as the mean over the straight line from one sample to the next (antiderivative antialiasing;
/// Parker et al. 2016). For this curve the mean is (x₁ + x₀) / (√(1 + x₁²) + √(1 + x₀²)): no division by small differences.
/// </summary>
internal sealed class Drive : IInsert
{
    /// <summary>What one-sided bending leaves at 0 Hz is taken away below this.</summary>
    private const double LowestHz = 8;

    private readonly int _sampleRate;
    private readonly float _push;
    private readonly float _offset;
    private readonly float _dry;
    private readonly float _wet;
    private readonly float _forget;
    private Side _left;
    private Side _right;

    public Drive(int sampleRate, DriveOptions options)
    {
        _sampleRate = sampleRate;
        _push = (float)Decibels.ToGain(options.Db);
        _offset = (float)(0.6 * options.Asymmetry);
        _forget = (float)Math.Exp(-2 * Math.PI * LowestHz / sampleRate);

        // The curve's slope at rest, so that soft waves keep their level.
        _wet = (float)(options.Mix / _push * Math.Pow(1 + (_offset * _offset), 1.5));
        _dry = (float)(1 - options.Mix);
        Reset();
    }

    public int TailSamples => _sampleRate / 2;

    public void Reset() => _left = _right = new Side { Root = MathF.Sqrt(1 + (_offset * _offset)), X = _offset };

    public void Process(Span<float> left, Span<float> right)
    {
        Run(left, ref _left);
        Run(right, ref _right);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(Span<float> samples, ref Side state)
    {
        var side = state;
        var rest = _offset / MathF.Sqrt(1 + (_offset * _offset));
        for (var i = 0; i < samples.Length; i++)
        {
            var x = (samples[i] * _push) + _offset;
            var root = MathF.Sqrt(1 + (x * x));
            var bent = ((x + side.X) / (root + side.Root)) - rest;
            (side.X, side.Root) = (x, root);
            side.High = (_forget * side.High) + bent - side.Bent + 1e-18f;
            side.Bent = bent;
            samples[i] = (_dry * samples[i]) + (_wet * side.High);
        }

        state = side;
    }

    private struct Side
    {
        public float X;
        public float Root;
        public float Bent;
        public float High;
    }
}
