using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Machines;

/// <summary>One machine running: all its parts at the pace of its turning, through its housing.</summary>
internal sealed class MachineSounding : Sounding
{
    /// <summary>How much louder it works at full force than as usual, per unit of force.</summary>
    private const double ForceDb = 26;
    private const double ForceOctaves = 2.2;

    /// <summary>Load lifts what lies above the pushes more than these: otherwise only the bass would grow.</summary>
    private const double ShelfHz = 450;
    private const double ShelfDb = 18;

    private readonly Turning _turning;
    private readonly IMachinePart[] _parts;
    private readonly StereoFilter _body;
    private readonly double _length;
    private readonly double _rise;
    private readonly double _fall;
    private readonly double _gain;
    private readonly float[] _left = new float[Stretch];
    private readonly float[] _right = new float[Stretch];
    private float _last;

    public MachineSounding(MachineSound sound, Manner manner, double seconds, Chance chance)
    {
        _turning = new Turning(sound, manner, sound.Kind == SoundKind.Bed ? 0 : seconds, chance);
        _length = sound.Kind == SoundKind.Bed ? double.PositiveInfinity : seconds;
        (_rise, _fall) = (sound.RiseSeconds, sound.FallSeconds);
        _parts =
        [
            .. sound.Exhaust is null ? [] : new[] { new Exhaust(sound.Exhaust, manner, chance) },
            .. sound.Strokes.Select(strokes => new Strokes(strokes, manner, chance)),
            .. sound.Whirrs.Select(whirr => new Whirr(whirr, manner, chance)),
            .. sound.Rushes.Select(rush => new Rush(rush, manner, chance)),
        ];
        var push = manner.Force - Manner.Usual.Force;
        var high = Math.Clamp(sound.HighHz / manner.Size * Math.Pow(2, ForceOctaves * Math.Min(0, push)), 200, 20_000);
        _body = new StereoFilter(
        [
            BiquadCoefficients.HighPass(SampleClock.Rate, sound.LowHz / manner.Size),
            BiquadCoefficients.LowPass(SampleClock.Rate, high),
            BiquadCoefficients.HighShelf(SampleClock.Rate, ShelfHz / manner.Size, ShelfDb * push),
            .. sound.Body.Select(body => BiquadCoefficients.Peak(SampleClock.Rate, body.Hertz / manner.Size, body.LevelDb, body.Q)),
        ]);
        _gain = Decibels.ToGain(ForceDb * push);
    }

    protected override bool Make(Span<float> left, Span<float> right)
    {
        _turning.Advance();

        // The last stretch would be too soft to be a number.
        if (_turning.Seconds > _length + _fall - (StretchSeconds / 2)) return false;
        _left.AsSpan().Clear();
        _right.AsSpan().Clear();
        foreach (var part in _parts) part.Add(_left, _right, _turning);
        _body.Process(_left, _right, _left, _right);
        var level = (float)(_gain * Envelope(_turning.Seconds));
        Ramp.Add(_left, left, _last, level);
        Ramp.Add(_right, right, _last, level);
        _last = level;
        return true;
    }

    private double Envelope(double seconds)
    {
        var up = Math.Clamp(seconds / _rise, 0, 1);
        var down = Math.Clamp((_length + _fall - seconds) / _fall, 0, 1);
        return up * up * (3 - (2 * up)) * down * down;
    }
}
