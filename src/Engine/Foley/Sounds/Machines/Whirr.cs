using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Machines;

/// <summary>A tone and its harmonics: teeth, blades, poles, or a frequency of the mains.</summary>
internal sealed record WhirrOptions
{
    public double LevelDb { get; init; }

    /// <summary>How often a revolution, of what turns with the machine.</summary>
    public double Order { get; init; }

    /// <summary>Where it does not: its pitch.</summary>
    public double Hertz { get; init; }

    public int Harmonics { get; init; } = 1;

    public double DbPerOctave { get; init; } = 6;

    /// <summary>How unevenly the harmonics lie.</summary>
    public double UnevenDb { get; init; } = 3;

    public bool OddOnly { get; init; }

    /// <summary>How far its pitch shivers, in cents, and its level, as a share; and how quickly.</summary>
    public double Cents { get; init; } = 6;

    public double Shiver { get; init; } = 0.25;

    public double ShiverHz { get; init; } = 7;

    /// <summary>Its level grows with this power of the pace.</summary>
    public double PacePower { get; init; } = 1;

    /// <summary>More of it at full load than idling.</summary>
    public double LoadDb { get; init; }
}

/// <summary>A whirr being heard.</summary>
internal sealed class Whirr : IMachinePart
{
    private const double Highest = 0.42;
    private const double Width = 0.12;

    private readonly WhirrOptions _options;
    private readonly SlidingSine[] _sines;
    private readonly Wander[] _shivers;
    private readonly double[] _left;
    private readonly double[] _right;
    private readonly double _tune;
    private Wander _pitch;

    public Whirr(WhirrOptions options, Manner manner, Chance chance)
    {
        _options = options;
        _sines = [.. Enumerable.Range(0, options.Harmonics).Select(_ => new SlidingSine(chance.Next()))];
        _shivers = [.. _sines.Select(_ => new Wander(options.ShiverHz * chance.Between(0.7, 1.4), chance))];
        _left = new double[_sines.Length];
        _right = new double[_sines.Length];
        for (var i = 0; i < _sines.Length; i++)
        {
            var gain = Decibels.ToGain(options.LevelDb - (options.DbPerOctave * Math.Log2(Multiple(i))) + chance.Bell(options.UnevenDb));
            var pan = chance.Between(-Width, Width);
            (_left[i], _right[i]) = (gain * (1 - pan), gain * (1 + pan));
        }

        _tune = options.Hertz / manner.Size / SampleClock.Rate;
        _pitch = new Wander(options.ShiverHz, chance);
    }

    public void Add(Span<float> left, Span<float> right, Turning turning)
    {
        var bend = Math.Pow(2, _options.Cents * _pitch.Next(Sounding.StretchSeconds) / 1200);
        var step = (_options.Order > 0 ? _options.Order * turning.Step : _tune) * bend;
        var gain = Math.Pow(turning.Pace, _options.PacePower) * Decibels.ToGain(_options.LoadDb * (turning.Load - 0.5)) * turning.Gate;
        for (var i = 0; i < _sines.Length; i++)
        {
            var own = gain * (1 + (_options.Shiver * _shivers[i].Next(Sounding.StretchSeconds)));
            var pitch = step * Multiple(i);
            if (pitch > Highest) own = 0;
            _sines[i].Add(left, right, Math.Min(pitch, Highest), (float)(own * _left[i]), (float)(own * _right[i]));
        }
    }

    private int Multiple(int harmonic) => _options.OddOnly ? (2 * harmonic) + 1 : harmonic + 1;
}
