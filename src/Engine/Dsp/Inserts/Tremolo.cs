namespace Cuewright.Engine.Dsp.Inserts;

/// <summary>Turns each side up and down along a sine.</summary>
internal sealed class Tremolo : IInsert
{
    private const int Stretch = 32;

    private readonly TremoloOptions _options;
    private readonly int _sampleRate;
    private long _at;
    private float _left;
    private float _right;
    private float _leftSlope;
    private float _rightSlope;

    public Tremolo(int sampleRate, TremoloOptions options)
    {
        (_options, _sampleRate) = (options, sampleRate);
        Reset();
    }

    public int TailSamples => 0;

    public void Reset() => (_at, _left, _right) = (0, Gain(0, 0), Gain(0, _options.StereoTurns));

    public void Process(Span<float> left, Span<float> right)
    {
        right = right[..left.Length];
        for (var i = 0; i < left.Length; i++)
        {
            if (_at % Stretch == 0)
            {
                _leftSlope = (Gain(_at + Stretch, 0) - _left) / Stretch;
                _rightSlope = (Gain(_at + Stretch, _options.StereoTurns) - _right) / Stretch;
            }

            _at++;
            _left += _leftSlope;
            _right += _rightSlope;
            left[i] *= _left;
            right[i] *= _right;
        }
    }

    private float Gain(long at, double turns) =>
        (float)(1 - (_options.Depth * (0.5 - (0.5 * Math.Cos(2 * Math.PI * ((_options.Hz * at / _sampleRate) + turns))))));
}
