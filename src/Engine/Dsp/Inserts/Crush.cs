namespace Cuewright.Engine.Dsp.Inserts;

/// <summary>Holds each sample until the slower clock ticks, rounds it to few steps, and rounds the corners off again.</summary>
internal sealed class Crush(int sampleRate, CrushOptions options) : IInsert
{
    private const int Order = 4;
    private const double FirstQ = 0.5412;
    private const double SecondQ = 1.3066;

    private readonly float _step = (float)Math.Pow(2, 1 - options.Bits);
    private readonly double _tick = options.Hertz / sampleRate;

    // Butterworth of the fourth order, before the clock and behind it.
    private readonly StereoFilter _before = new(BiquadCoefficients.LowPass(sampleRate, options.HighHz, FirstQ));
    private readonly StereoFilter _behind = new(
        BiquadCoefficients.LowPass(sampleRate, options.HighHz, FirstQ), BiquadCoefficients.LowPass(sampleRate, options.HighHz, SecondQ));
    private double _clock;
    private float _left;
    private float _right;

    public int TailSamples => (int)(Order * 4 * sampleRate / options.HighHz) + (int)(sampleRate / options.Hertz);

    public void Reset()
    {
        (_clock, _left, _right) = (0, 0, 0);
        _before.Reset();
        _behind.Reset();
    }

    public void Process(Span<float> left, Span<float> right)
    {
        _before.Process(left, right, left, right);
        for (var i = 0; i < left.Length; i++)
        {
            _clock += _tick;
            if (_clock >= 1)
            {
                _clock -= 1;
                _left = MathF.Round(left[i] / _step) * _step;
                _right = MathF.Round(right[i] / _step) * _step;
            }

            left[i] = _left;
            right[i] = _right;
        }

        _behind.Process(left, right, left, right);
    }
}
