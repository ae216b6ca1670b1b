using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Passing;

/// <summary>
/// A sound that is heard from something that moves: at the pitch of its speed towards the listener, with the ground's echo,
/// which combs it the wider the farther it is, and without the treble that air takes.
/// </summary>
internal sealed class MovingSource(ISounding source, Chance chance)
{
    private const int Ring = 4096;
    private const int Mask = Ring - 1;
    private const int LongestEcho = 1800;

    /// <summary>Air takes treble: what is left at a distance.</summary>
    private const double NearMetres = 12;
    private const double NearHz = 17_000;
    private const double AirPower = 0.6;
    private const double LeastHz = 500;

    /// <summary>What comes from far flickers on its way.</summary>
    private const double FlickerHz = 2.2;
    private const double FlickerShare = 0.4;
    private const double FlickerMetres = 160;

    private readonly float[] _ringLeft = new float[Ring];
    private readonly float[] _ringRight = new float[Ring];
    private readonly float[] _madeLeft = new float[Sounding.Stretch];
    private readonly float[] _madeRight = new float[Sounding.Stretch];
    private readonly float[] _left = new float[Sounding.Stretch];
    private readonly float[] _right = new float[Sounding.Stretch];
    private Wander _flicker = new(FlickerHz, chance);
    private StateVariableFilter _air;
    private long _written;
    private double _at = LongestEcho;
    private double _echo = double.NaN;
    private float _lastLeft;
    private float _lastRight;

    /// <summary>Adds a stretch.</summary>
    /// <param name="left">One side.</param>
    /// <param name="right">The other.</param>
    /// <param name="advance">How many samples of it are heard in this stretch.</param>
    /// <param name="metres">How far off it is.</param>
    /// <param name="echoSeconds">How much later the ground's echo comes.</param>
    /// <param name="ground">How loud that is.</param>
    /// <param name="leftGain">At the end of the stretch.</param>
    /// <param name="rightGain">The same on the other side.</param>
    public void Add(Span<float> left, Span<float> right, double advance, double metres, double echoSeconds, double ground, double leftGain, double rightGain)
    {
        while (_written < _at + advance + 4) Write();
        var echo = Math.Clamp(echoSeconds * SampleClock.Rate, 1, LongestEcho - 8);
        if (double.IsNaN(_echo)) _echo = echo;
        var (step, echoStep) = (advance / left.Length, (echo - _echo) / left.Length);
        for (var i = 0; i < left.Length; i++)
        {
            var at = _at + (step * i);
            var later = at - _echo - (echoStep * i);
            _left[i] = Read(_ringLeft, at) + ((float)ground * Read(_ringLeft, later));
            _right[i] = Read(_ringRight, at) + ((float)ground * Read(_ringRight, later));
        }

        (_at, _echo) = (_at + advance, echo);
        var cutoff = Math.Clamp(NearHz * Math.Pow(NearMetres / Math.Max(NearMetres, metres), AirPower), LeastHz, NearHz);
        _air.Process(_left, _right, FilterKind.LowPass12, cutoff / SampleClock.Rate, 1.5);
        var flicker = 1 + (FlickerShare * Math.Min(1, metres / FlickerMetres) * _flicker.Next(Sounding.StretchSeconds));
        var (toLeft, toRight) = ((float)(leftGain * flicker), (float)(rightGain * flicker));
        Ramp.Add(_left, left, _lastLeft, toLeft);
        Ramp.Add(_right, right, _lastRight, toRight);
        (_lastLeft, _lastRight) = (toLeft, toRight);
    }

    private void Write()
    {
        var count = _written < LongestEcho ? 0 : source.Read(_madeLeft, _madeRight);
        _madeLeft.AsSpan(count).Clear();
        _madeRight.AsSpan(count).Clear();
        var at = (int)(_written & Mask);
        _madeLeft.CopyTo(_ringLeft.AsSpan(at));
        _madeRight.CopyTo(_ringRight.AsSpan(at));
        _written += Sounding.Stretch;
    }

    /// <summary>The cubic through four samples (Hermite).</summary>
    private static float Read(float[] ring, double at)
    {
        var whole = (long)at;
        var x = (float)(at - whole);
        var (a, b, c, d) = (ring[(whole - 1) & Mask], ring[whole & Mask], ring[(whole + 1) & Mask], ring[(whole + 2) & Mask]);
        var slope = (c - a) * 0.5f;
        var bend = a - (2.5f * b) + (2 * c) - (0.5f * d);
        var turn = (1.5f * (b - c)) + (0.5f * (d - a));
        return ((((turn * x) + bend) * x) + slope) * x + b;
    }
}
