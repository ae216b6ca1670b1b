using System.Runtime.CompilerServices;

namespace Cuewright.Engine.Dsp.Inserts;

/// <summary>
/// First-order allpasses in a row, all at one wandering corner: mixed with the dry sound, half of them each make a notch
/// where their phase has turned by half a circle.
/// </summary>
internal sealed class Phaser : IInsert
{
    private const int Stretch = 32;
    private const float Bias = 1e-18f;

    private readonly PhaserOptions _options;
    private readonly int _sampleRate;
    private readonly Side _left;
    private readonly Side _right;
    private long _at;

    public Phaser(int sampleRate, PhaserOptions options)
    {
        (_options, _sampleRate) = (options, sampleRate);
        _left = new Side(options);
        _right = new Side(options);
        Reset();
    }

    public int TailSamples => _sampleRate / 4;

    public void Reset()
    {
        _at = 0;
        _left.Reset(Corner(0, 0));
        _right.Reset(Corner(0, _options.StereoTurns));
    }

    public void Process(Span<float> left, Span<float> right)
    {
        for (var done = 0; done < left.Length;)
        {
            if (_at % Stretch == 0)
            {
                _left.Aim(Corner(_at + Stretch, 0), Stretch);
                _right.Aim(Corner(_at + Stretch, _options.StereoTurns), Stretch);
            }

            var count = (int)Math.Min(left.Length - done, Stretch - (_at % Stretch));
            _left.Process(left.Slice(done, count));
            _right.Process(right.Slice(done, count));
            done += count;
            _at += count;
        }
    }

    /// <summary>The allpasses' coefficient at a moment; the corner moves evenly for the ear.</summary>
    private float Corner(long at, double turns)
    {
        var place = 0.5 + (0.5 * Math.Sin(2 * Math.PI * ((_options.Hz * at / _sampleRate) + turns)));
        var hz = _options.LowHz * Math.Pow(_options.HighHz / _options.LowHz, place);
        var g = Math.Tan(Math.PI * Math.Min(hz / _sampleRate, 0.45));
        return (float)((g - 1) / (g + 1));
    }

    private sealed class Side(PhaserOptions options)
    {
        private readonly float[] _memory = new float[options.Stages];
        private readonly float _feedback = (float)options.Feedback;
        private readonly float _wet = (float)options.Mix;
        private float _corner;
        private float _slope;
        private float _last;

        public void Reset(float corner)
        {
            Array.Clear(_memory);
            (_corner, _slope, _last) = (corner, 0, 0);
        }

        public void Aim(float corner, int samples) => _slope = (corner - _corner) / samples;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Process(Span<float> samples)
        {
            var memory = _memory;
            for (var i = 0; i < samples.Length; i++)
            {
                _corner += _slope;
                var x = samples[i] + (_feedback * _last) + Bias;
                for (var stage = 0; stage < memory.Length; stage++)
                {
                    var y = (_corner * x) + memory[stage];
                    memory[stage] = x - (_corner * y);
                    x = y;
                }

                _last = x;
                samples[i] += _wet * (x - samples[i]);
            }
        }
    }
}
