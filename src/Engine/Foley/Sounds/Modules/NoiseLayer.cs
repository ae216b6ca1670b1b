using System.Runtime.Intrinsics;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>Noise between two frequencies that is never quite steady.</summary>
internal sealed record NoiseOptions
{
    public double LevelDb { get; init; }

    public double LowHz { get; init; }

    public double HighHz { get; init; }

    /// <summary>0.7 flat, above that it rings at both edges.</summary>
    public double Q { get; init; } = 0.7;

    /// <summary>It falls by 3 dB an octave within its band.</summary>
    public bool Pink { get; init; }

    /// <summary>0: in the middle, 1: left and right unrelated.</summary>
    public double Width { get; init; } = 0.85;

    /// <summary>Up and down by so much, about so often.</summary>
    public double DriftDb { get; init; }

    public double DriftHz { get; init; } = 0.3;
}

/// <summary>One such noise being heard.</summary>
internal sealed class NoiseLayer
{
    private readonly NoiseOptions _options;
    private Wander _driftLeft;
    private Wander _driftRight;
    private readonly float[] _left = new float[Sounding.Stretch];
    private readonly float[] _right = new float[Sounding.Stretch];
    private StereoNoise _noise;
    private Pinking _pinking;
    private Band _band;
    private float _levelLeft;
    private float _levelRight;

    /// <param name="options">What it is.</param>
    /// <param name="chance">Makes it this one.</param>
    /// <param name="rises">It begins from nothing; otherwise it has always been there.</param>
    public NoiseLayer(NoiseOptions options, Chance chance, bool rises = false)
    {
        var scatter = new Scatter((float)chance.Next());
        _options = options;
        _noise = new StereoNoise(ref scatter);
        _driftLeft = new Wander(options.DriftHz, chance);
        _driftRight = new Wander(options.DriftHz, chance);
        (_levelLeft, _levelRight) = rises ? (0, 0) : (float.NaN, float.NaN);
    }

    /// <param name="left">One channel.</param>
    /// <param name="right">The other.</param>
    /// <param name="gain">Against its own level.</param>
    /// <param name="pitch">Moves its band.</param>
    /// <param name="opens">Moves the upper edge alone.</param>
    public void Add(Span<float> left, Span<float> right, double gain, double pitch = 1, double opens = 1)
    {
        _left.AsSpan().Clear();
        _right.AsSpan().Clear();
        _noise.Add(_left, _right, 1, _options.Width);
        if (_options.Pink) _pinking.Process(_left, _right);
        _band.Process(_left, _right, _options.LowHz * pitch / SampleClock.Rate, _options.HighHz * pitch * opens / SampleClock.Rate, _options.Q);

        // As far apart as its two sides are, they also drift apart.
        var (first, second) = (_driftLeft.Next(), _driftRight.Next());
        var both = first + ((second - first) * _options.Width);
        var toLeft = (float)(gain * Decibels.ToGain(_options.LevelDb + (_options.DriftDb * first)));
        var toRight = (float)(gain * Decibels.ToGain(_options.LevelDb + (_options.DriftDb * both)));
        if (float.IsNaN(_levelLeft)) (_levelLeft, _levelRight) = (toLeft, toRight);
        Ramp.Add(_left, left, _levelLeft, toLeft);
        Ramp.Add(_right, right, _levelRight, toRight);
        (_levelLeft, _levelRight) = (toLeft, toRight);
    }

    /// <summary>3 dB an octave by three poles a decade apart (Kellet's economy filter), both channels in one vector.</summary>
    private struct Pinking
    {
        private Vector128<float> _slow;
        private Vector128<float> _middle;
        private Vector128<float> _fast;

        public void Process(Span<float> left, Span<float> right)
        {
            var (slow, middle, fast) = (_slow, _middle, _fast);
            for (var i = 0; i < left.Length; i++)
            {
                var x = Vector128.Create(left[i], right[i], 0, 0);
                slow = (slow * 0.99765f) + (x * 0.0990460f);
                middle = (middle * 0.96300f) + (x * 0.2965164f);
                fast = (fast * 0.57000f) + (x * 1.0526913f);
                var y = (slow + middle + fast + (x * 0.1848f)) * 0.25f;
                (left[i], right[i]) = (y[0], y[1]);
            }

            (_slow, _middle, _fast) = (slow, middle, fast);
        }
    }
}
