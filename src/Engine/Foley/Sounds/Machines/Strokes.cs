using System.Collections.Immutable;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Machines;

/// <summary>Something hit again and again by what turns: bells by hammers, teeth by pawls, a piston's slap.</summary>
internal sealed record StrokesOptions
{
    public double LevelDb { get; init; }

    /// <summary>Shares of a cycle of so many revolutions at which it is hit.</summary>
    public ImmutableArray<double> At { get; init; } = [0];

    public double Revolutions { get; init; } = 1;

    /// <summary>Loudness of each of these, in dB; empty: all the same.</summary>
    public ImmutableArray<double> AtDb { get; init; } = [];

    /// <summary>How early or late, as a share of their distance; how unlike in level.</summary>
    public double Jitter { get; init; } = 0.03;

    public double UnevenDb { get; init; } = 1.5;

    public double ContactMs { get; init; } = 0.2;

    /// <summary>How much of the contact is rubble rather than one push.</summary>
    public double Grit { get; init; } = 0.3;

    /// <summary>How much of the contact itself is heard.</summary>
    public double Bare { get; init; }

    public ImmutableArray<RingingMode> Modes { get; init; } = [];

    /// <summary>More modes, evenly by octaves, too many to name.</summary>
    public PlateOptions? Plate { get; init; }

    /// <summary>Louder with this power of the pace, and with load.</summary>
    public double PacePower { get; init; } = 0.5;

    public double LoadDb { get; init; }
}

/// <summary>One way to ring: seconds until it has fallen by 60 dB.</summary>
internal sealed record RingingMode(double Hertz, double Seconds, double LevelDb = 0);

internal sealed record PlateOptions(int Count, double LowHz, double HighHz, double Seconds, double LevelDb = 0, double DbPerOctave = 0);

/// <summary>Strokes being heard.</summary>
internal sealed class Strokes : IMachinePart
{
    private const double Apart = 0.25;
    private const double UnevenDb = 3;

    private readonly StrokesOptions _options;
    private readonly Cycle _cycle;
    private readonly Pulses _pulses = new();
    private readonly Resonators _ringing;
    private readonly float[] _push = new float[Sounding.Stretch];
    private readonly float[] _grit = new float[Sounding.Stretch];
    private readonly float[] _other = new float[Sounding.Stretch];
    private readonly Chance _chance;
    private readonly double _gain;
    private readonly double _contact;
    private StereoNoise _noise;
    private float _last;

    public Strokes(StrokesOptions options, Manner manner, Chance chance)
    {
        (_options, _chance) = (options, chance);
        _cycle = new Cycle(options.At, options.Revolutions, options.Jitter, chance);
        _ringing = new Resonators(options.Modes.Length + (options.Plate?.Count ?? 0));
        foreach (var mode in options.Modes)
        {
            Ring(mode.Hertz, mode.Seconds, mode.LevelDb + chance.Bell(1), manner, chance);
        }

        if (options.Plate is { } plate)
        {
            for (var i = 0; i < plate.Count; i++)
            {
                var octaves = Math.Log2(plate.HighHz / plate.LowHz) * (i + chance.Next()) / plate.Count;
                var level = plate.LevelDb - (10 * Math.Log10(plate.Count)) + (plate.DbPerOctave * octaves) + chance.Bell(UnevenDb);
                var seconds = plate.Seconds * Math.Pow(2, -0.5 * octaves) * chance.Between(0.7, 1.3);
                Ring(plate.LowHz * Math.Pow(2, octaves), seconds, level, manner, chance);
            }
        }

        _gain = Decibels.ToGain(options.LevelDb);
        _contact = options.ContactMs * manner.Size / 1000 * SampleClock.Rate * Math.Pow(2, (Manner.Usual.Force - manner.Force) * 2) / 2;
        var scatter = new Scatter((float)chance.Next());
        _noise = new StereoNoise(ref scatter);
    }

    public void Add(Span<float> left, Span<float> right, Turning turning)
    {
        while (_cycle.Next(turning, out var at, out var which))
        {
            if (!turning.IsOn) continue;
            var decibels = _chance.Bell(_options.UnevenDb) + (_options.AtDb.IsEmpty ? 0 : _options.AtDb[which]) + (_options.LoadDb * (turning.Load - 0.5));
            _pulses.Strike(at, (float)(_gain * Decibels.ToGain(decibels) * Math.Pow(turning.Pace, _options.PacePower)));
        }

        _pulses.Run(_push, _contact);
        _grit.AsSpan().Clear();
        _other.AsSpan().Clear();
        _noise.Add(_grit, _other, 1, 0);
        var (grit, bare) = ((float)_options.Grit * 3, (float)(_options.Bare * Math.Max(1, _contact)));
        for (var i = 0; i < _push.Length; i++)
        {
            // What a contact sends out is its change; the push itself stays in the thing.
            _push[i] *= 1 + (_grit[i] * grit);
            var sound = (_push[i] - _last) * bare;
            _last = _push[i];
            left[i] += sound;
            right[i] += sound;
        }

        _ringing.Add(_push, left, right);
    }

    private void Ring(double hertz, double seconds, double decibels, Manner manner, Chance chance) => _ringing.Add(
        hertz / manner.Size * (1 + chance.Bell(0.003)), seconds * Math.Sqrt(manner.Size), Sign(chance) * Decibels.ToGain(decibels), chance.Between(-Apart, Apart));

    /// <summary>Where it is hit some modes go one way, some the other: all alike, they would add up to a thump below them.</summary>
    private static int Sign(Chance chance) => chance.Happens(0.5) ? 1 : -1;
}
