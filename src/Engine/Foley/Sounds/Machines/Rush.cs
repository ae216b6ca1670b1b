using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Machines;

/// <summary>Noise of air, brushes, bearings or tyres, which may come and go with the turning.</summary>
internal sealed record RushOptions
{
    public double LevelDb { get; init; }

    public double LowHz { get; init; }

    public double HighHz { get; init; }

    /// <summary>0.7 flat, above that it rings at both edges.</summary>
    public double Q { get; init; } = 0.7;

    /// <summary>Loses 3 dB an octave upward, as nearly all noise of machines does.</summary>
    public bool Pink { get; init; } = true;

    /// <summary>Its edges follow this power of the pace, its level another.</summary>
    public double Tracks { get; init; }

    public double PacePower { get; init; } = 1;

    public double LoadDb { get; init; }

    /// <summary>How often a revolution it swells, how far, and how briefly (1: as a sine).</summary>
    public double Order { get; init; }

    public double Depth { get; init; }

    public double Sharp { get; init; } = 1;

    /// <summary>It comes at once and dies away, as what is let out does; otherwise it swells and fades evenly.</summary>
    public bool Sudden { get; init; }

    /// <summary>Where in its swell it begins, in cycles.</summary>
    public double At { get; init; }

    /// <summary>How far its level wanders, in dB, and how quickly.</summary>
    public double GustDb { get; init; } = 1;

    public double GustHz { get; init; } = 3;

    public double Width { get; init; } = 0.6;
}

/// <summary>A rush being heard.</summary>
internal sealed class Rush : IMachinePart
{
    private const double Highest = 0.44;

    private readonly RushOptions _options;
    private readonly float[] _left = new float[Sounding.Stretch];
    private readonly float[] _right = new float[Sounding.Stretch];
    private readonly double _gain;
    private readonly double _size;
    private StereoNoise _noise;
    private Band _band;
    private PinkFilter _pink;
    private Wander _gust;
    private float _last;

    public Rush(RushOptions options, Manner manner, Chance chance)
    {
        _options = options;
        var scatter = new Scatter((float)chance.Next());
        _noise = new StereoNoise(ref scatter);
        _gust = new Wander(options.GustHz, chance);
        _gain = Decibels.ToGain(options.LevelDb);
        _size = manner.Size * (1 + chance.Bell(0.02)) * SampleClock.Rate;
    }

    public void Add(Span<float> left, Span<float> right, Turning turning)
    {
        _left.AsSpan().Clear();
        _right.AsSpan().Clear();
        _noise.Add(_left, _right, 1, _options.Width);
        if (_options.Pink) _pink.Process(_left, _right);
        var pace = Math.Max(0.02, turning.Pace);
        var moved = Math.Pow(pace, _options.Tracks) / _size;
        _band.Process(_left, _right, Math.Min(Highest, _options.LowHz * moved), Math.Min(Highest, _options.HighHz * moved), _options.Q);
        var decibels = (_options.LoadDb * (turning.Load - 0.5)) + (_options.GustDb * _gust.Next(Sounding.StretchSeconds));
        var gain = (float)(_gain * Math.Pow(pace, _options.PacePower) * Decibels.ToGain(decibels) * Swell(turning) * turning.Gate);
        Ramp.Add(_left, left, _last, gain);
        Ramp.Add(_right, right, _last, gain);
        _last = gain;
    }

    private double Swell(Turning turning)
    {
        const double onset = 16;
        if (_options.Depth == 0) return 1;
        var cycles = (_options.Order * (turning.Position + (turning.Step * Sounding.Stretch))) + _options.At;
        if (_options.Sudden)
        {
            var since = cycles - Math.Floor(cycles);
            return 1 - _options.Depth + (_options.Depth * Math.Min(1, onset * since) * Math.Exp(-1.5 * _options.Sharp * since));
        }

        var wave = 0.5 + (0.5 * Math.Cos(2 * Math.PI * cycles));
        return 1 - _options.Depth + (_options.Depth * Math.Pow(wave, _options.Sharp) * (1 + (0.5 * Math.Log2(_options.Sharp + 1))));
    }
}
