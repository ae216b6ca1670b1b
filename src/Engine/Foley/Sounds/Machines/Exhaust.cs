using System.Collections.Immutable;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Machines;

/// <summary>A combustion engine: each cylinder in its turn sends a push of gas down a pipe.</summary>
internal sealed record ExhaustOptions
{
    public double LevelDb { get; init; }

    public int Cylinders { get; init; } = 4;

    /// <summary>4: each fires every other revolution; 2: with each.</summary>
    public int Stroke { get; init; } = 4;

    /// <summary>Shares of the cycle at which they fire; empty: evenly.</summary>
    public ImmutableArray<double> FiresAt { get; init; } = [];

    /// <summary>How early or late they fire, and how unlike each other the pushes are, from one to the next and for good.</summary>
    public double Jitter { get; init; } = 0.05;

    public double Uneven { get; init; } = 0.2;

    /// <summary>How long the push takes to its peak, at the usual pace and load.</summary>
    public double PushMs { get; init; } = 1.2;

    /// <summary>How much of it hisses.</summary>
    public double Hiss { get; init; } = 0.5;

    /// <summary>The pipe, closed at the engine and open at its end, sounds at this and its odd multiples; and how much comes back.</summary>
    public double PipeHz { get; init; } = 60;

    public double Return { get; init; } = 0.5;

    /// <summary>What passes the muffler, idling and at full load.</summary>
    public double IdleHz { get; init; } = 500;

    public double FullHz { get; init; } = 2500;

    /// <summary>How far the pushes drive the pipe's end into roughness.</summary>
    public double Rough { get; init; } = 1;
}

/// <summary>An engine's exhaust being heard.</summary>
internal sealed class Exhaust : IMachinePart
{
    private const double PushPower = 0.6;
    private const double HissWidth = 0.35;

    /// <summary>Of the speed: what comes back loses its treble on the way.</summary>
    private const float PipeLoss = 0.35f;

    /// <summary>Chambers of the muffler, the floor, the ground: what goes through them comes later, each way to either side.</summary>
    private const int Paths = 7;
    private const int ShortestPath = 45;
    private const int LongestPath = 900;
    private const double PathGain = 0.75;

    private readonly ExhaustOptions _options;
    private readonly Cycle _cycle;
    private readonly double[] _cylinders;
    private readonly Pulses _pulses = new();
    private readonly float[] _push = new float[Sounding.Stretch];
    private readonly float[] _left = new float[Sounding.Stretch];
    private readonly float[] _right = new float[Sounding.Stretch];
    private readonly float[] _pipe;
    private readonly Chance _chance;
    private readonly float _gain;
    private readonly double _size;
    private StateVariableFilter _muffler;
    private readonly DelayLine _before = new(LongestPath, Sounding.Stretch);
    private readonly (int Delay, float Left, float Right)[] _paths;
    private StereoNoise _noise;
    private int _at;
    private float _back;
    private float _slow;

    public Exhaust(ExhaustOptions options, Manner manner, Chance chance)
    {
        (_options, _chance, _size) = (options, chance, manner.Size);
        var fires = options.FiresAt.IsEmpty ? [.. Enumerable.Range(0, options.Cylinders).Select(i => (double)i / options.Cylinders)] : options.FiresAt;
        _cycle = new Cycle(fires, options.Stroke / 2.0, options.Jitter, chance);
        _cylinders = [.. fires.Select(_ => 1 + chance.Bell(options.Uneven / 2))];

        // There and back again with its sign turned, twice in a cycle.
        _pipe = new float[(int)(SampleClock.Rate / (2 * options.PipeHz) * manner.Size * (1 + chance.Bell(0.02)))];
        _gain = (float)Decibels.ToGain(options.LevelDb);
        _paths = [.. Enumerable.Range(0, Paths).Select(_ => Path(manner.Size, chance))];
        var scatter = new Scatter((float)chance.Next());
        _noise = new StereoNoise(ref scatter);
    }

    public void Add(Span<float> left, Span<float> right, Turning turning)
    {
        while (_cycle.Next(turning, out var at, out var cylinder))
        {
            // An engine that hardly works fires unevenly.
            var uneven = _options.Uneven * (1.4 - turning.Load);
            var strength = _cylinders[cylinder] * (1 + _chance.Bell(uneven)) * (0.35 + turning.Load);
            _pulses.Strike(at, (float)Math.Max(0, strength) * turning.Gate);
        }

        // Valves are open for a share of the turn, and a hotter push is steeper.
        var tau = _options.PushMs * _size / 1000 * SampleClock.Rate * Math.Pow(Math.Max(0.2, turning.Pace), -PushPower) * (1.4 - (0.8 * turning.Load));
        _pulses.Run(_push, tau);
        _left.AsSpan().Clear();
        _right.AsSpan().Clear();
        _noise.Add(_left, _right, 1, HissWidth);
        Blow((float)tau);
        var cutoff = _options.IdleHz * Math.Pow(_options.FullHz / _options.IdleHz, turning.Load) * Math.Sqrt(Math.Max(0.3, turning.Pace)) / (_size * SampleClock.Rate);
        _muffler.Process(_left, _right, FilterKind.LowPass12, Math.Min(0.4, cutoff), 1.7);
        Ramp.Add(_left, left, _gain, _gain);
        Ramp.Add(_right, right, _gain, _gain);
        _before.Write(_left);
        foreach (var (delay, toLeft, toRight) in _paths)
        {
            _before.AddTap(delay, toLeft, left);
            _before.AddTap(delay, toRight, right);
        }
    }

    private (int Delay, float Left, float Right) Path(double size, Chance chance)
    {
        var share = chance.Next();
        var delay = Math.Min(LongestPath, ShortestPath * Math.Pow((double)LongestPath / ShortestPath, share) * Math.Sqrt(size));
        var gain = _gain * PathGain * (1 - (0.5 * share)) * (chance.Happens(0.5) ? 1 : -1);
        var pan = chance.Between(-0.6, 0.6);
        return ((int)delay, (float)(gain * (1 - pan)), (float)(gain * (1 + pan)));
    }

    /// <summary>Pushes and hiss through pipe and open end.</summary>
    private void Blow(float tau)
    {
        var (hiss, rough, back) = ((float)_options.Hiss, (float)_options.Rough, (float)-_options.Return);
        for (var i = 0; i < _push.Length; i++)
        {
            // At its peak a push is 1/(e·τ) high: brought to 1.
            var push = _push[i] * tau * 2.7f;
            _back += ((_pipe[_at] * back) - _back) * (1 - PipeLoss);
            var pressure = push + _back;
            _pipe[_at] = pressure;
            _at = _at + 1 == _pipe.Length ? 0 : _at + 1;

            // What leaves the open end is the change of what arrives there; slow pressure stays inside.
            _slow += (pressure - _slow) * 0.012f;
            var sound = (pressure - _slow) * rough;
            sound /= MathF.Sqrt(1 + (sound * sound));
            var gas = MathF.Sqrt(Math.Max(0, push)) * hiss;
            _left[i] = sound + (_left[i] * gas);
            _right[i] = sound + (_right[i] * gas);
        }
    }
}
