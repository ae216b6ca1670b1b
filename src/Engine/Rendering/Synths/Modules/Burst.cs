using Cuewright.Engine.Dsp;

namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>Noise of something struck: stick, skin, snares, hands, breath of a hit.</summary>
internal sealed record BurstOptions
{
    public double LevelDb { get; init; }

    public double LowHz { get; init; }

    public double HighHz { get; init; }

    /// <summary>0.7 flat, above that it rings at both edges.</summary>
    public double Q { get; init; } = 0.7;

    public double AttackSeconds { get; init; }

    /// <summary>Until it has fallen by 60 dB.</summary>
    public double Seconds { get; init; } = 0.1;

    /// <summary>Several hands: bursts before the last one, this far apart.</summary>
    public int Before { get; init; }

    public double GapSeconds { get; init; } = 0.01;

    /// <summary>0: in the middle, 1: left and right unrelated.</summary>
    public double Width { get; init; } = 0.3;

    /// <summary>How far the upper edge follows the force of the stroke: 1 opens it in proportion.</summary>
    public double Opens { get; init; } = 0.7;
}

/// <summary>One burst of noise being heard.</summary>
internal sealed class Burst(int sampleRate)
{
    private const double Silence = 1e-5;

    /// <summary>A hand before the last falls by 60 dB in this share of the gap.</summary>
    private const double ShortShare = 1.6;

    private readonly float[] _left = new float[SynthPlayer.GridSamples];
    private readonly float[] _right = new float[SynthPlayer.GridSamples];
    private BurstOptions _options = new();
    private StereoNoise _noise;
    private Band _band;
    private double _high;
    private double _gain;
    private double _seconds;
    private double _gap;
    private double _age;
    private float _level;

    public bool Sounds { get; private set; }

    public void Stop() => Sounds = false;

    public void Start(BurstOptions options, float velocity, ref Scatter scatter)
    {
        (_options, _age, Sounds) = (options, 0, true);
        _noise = new StereoNoise(ref scatter);
        _band.Reset();
        _high = options.HighHz * Math.Pow(Force.Of(velocity), options.Opens) * scatter.Between(0.94, 1.06) / sampleRate;

        // The harder the stroke, the more of it is noise.
        _gain = Decibels.ToGain(options.LevelDb + scatter.Between(-0.7, 0.7)) * Math.Pow(Force.Of(velocity), 0.4);
        _seconds = options.Seconds * scatter.Between(0.95, 1.05);
        _gap = options.GapSeconds * scatter.Between(0.9, 1.1);

        // Even the sharpest begins within a stretch, not within a sample.
        _level = 0;
    }

    public void Add(Span<float> left, Span<float> right)
    {
        var ownLeft = _left.AsSpan(0, left.Length);
        var ownRight = _right.AsSpan(0, left.Length);
        ownLeft.Clear();
        ownRight.Clear();
        _noise.Add(ownLeft, ownRight, 1, _options.Width);
        _band.Process(ownLeft, ownRight, _options.LowHz / sampleRate, _high, _options.Q);
        _age += (double)left.Length / sampleRate;
        var to = (float)At(_age);
        Ramp.Add(ownLeft, left, _level, to);
        Ramp.Add(ownRight, right, _level, to);
        _level = to;
        Sounds = _age < (_options.Before * _gap) + _options.AttackSeconds || to > Silence;
    }

    private double At(double age)
    {
        var hand = Math.Min(_options.Before, (int)(age / _gap));
        var since = age - (hand * _gap);
        if (since < _options.AttackSeconds) return _gain * since / _options.AttackSeconds;
        var seconds = hand < _options.Before ? _gap * ShortShare : _seconds;
        return _gain * Math.Exp(-ModeBank.SixtyDb * (since - _options.AttackSeconds) / seconds);
    }
}
