using System.Numerics;
using System.Runtime.CompilerServices;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>Many short sounds, each of which begins anywhere in a stretch and goes on beyond it: drops, bubbles, crackles.</summary>
internal sealed class Grains
{
    /// <summary>Time constants in which a grain is heard: 70 dB.</summary>
    private const double Heard = 8;

    /// <summary>A shock is followed for as many of its positive phases.</summary>
    public const double ShockPhases = 9;

    /// <summary>Sooner than this nothing begins: there would be a click before it.</summary>
    private const double LeastAttackSeconds = 0.00012;

    private readonly Chance _chance;
    private readonly float[] _left;
    private readonly float[] _right;
    private readonly int _mask;
    private int _at;
    private uint _noise;

    public Grains(Chance chance, double longestSeconds)
    {
        _chance = chance;
        _noise = (uint)chance.Between(1, uint.MaxValue);
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)(longestSeconds * SampleClock.Rate) + (2 * Sounding.Stretch));
        (_left, _right, _mask) = (new float[size], new float[size], size - 1);
    }

    /// <summary>Samples until the last grain is over.</summary>
    public int Left { get; private set; }

    /// <summary>Adds the stretch in which grains were begun, and goes on to the next one.</summary>
    public void Take(Span<float> left, Span<float> right)
    {
        for (var i = 0; i < left.Length; i++, _at = (_at + 1) & _mask)
        {
            left[i] += _left[_at];
            right[i] += _right[_at];
            (_left[_at], _right[_at]) = (0, 0);
        }

        Left = Math.Max(0, Left - left.Length);
    }

    /// <summary>A decaying sine whose pitch may move.</summary>
    /// <param name="at">Sample of the stretch in which it begins.</param>
    /// <param name="hertz">Where its pitch begins.</param>
    /// <param name="rise">By how many hertz a second it rises.</param>
    /// <param name="seconds">Until it has fallen by 60 dB.</param>
    /// <param name="amplitude">Its peak.</param>
    /// <param name="pan">−1 left to 1 right.</param>
    /// <param name="attackSeconds">Until it is at its peak.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Ping(double at, double hertz, double rise, double seconds, double amplitude, double pan, double attackSeconds = LeastAttackSeconds)
    {
        const double nyquist = 0.45 * SampleClock.Rate;
        if (hertz > nyquist) return;
        var perSample = ModeBank.SixtyDb / (seconds * SampleClock.Rate);
        var count = Length(perSample, attackSeconds);

        // A pointer that turns and shrinks, and another that turns its step.
        var ends = hertz + (rise * count / SampleClock.Rate);
        if (ends > nyquist) rise *= (nyquist - hertz) / (ends - hertz);
        var (turnIm, turnRe) = Math.SinCos(2 * Math.PI * hertz / SampleClock.Rate);
        var (bendIm, bendRe) = Math.SinCos(2 * Math.PI * rise / SampleClock.Rate / SampleClock.Rate);
        var shrink = Math.Exp(-perSample);
        (turnRe, turnIm) = (turnRe * shrink, turnIm * shrink);
        var (re, im) = (amplitude, 0.0);
        var attack = new Attack(attackSeconds);
        var (toLeft, toRight) = (1 - pan, 1 + pan);
        var to = Begin(at, count);
        for (var i = 0; i < count; i++, to = (to + 1) & _mask)
        {
            var y = im * attack.Next();
            _left[to] += (float)(y * toLeft);
            _right[to] += (float)(y * toRight);
            (re, im) = ((re * turnRe) - (im * turnIm), (re * turnIm) + (im * turnRe));
            (turnRe, turnIm) = ((turnRe * bendRe) - (turnIm * bendIm), (turnRe * bendIm) + (turnIm * bendRe));
        }
    }

    /// <summary>Decaying noise around a pitch.</summary>
    /// <param name="at">Sample of the stretch in which it begins.</param>
    /// <param name="hertz">The middle of its band.</param>
    /// <param name="q">How narrow the band is; below 0.7 it is broad.</param>
    /// <param name="seconds">Until it has fallen by 60 dB.</param>
    /// <param name="amplitude">About its peak, whatever its band.</param>
    /// <param name="pan">−1 left to 1 right.</param>
    /// <param name="attackSeconds">Until it is at its loudest.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Puff(double at, double hertz, double q, double seconds, double amplitude, double pan, double attackSeconds = LeastAttackSeconds)
    {
        hertz = Math.Min(hertz, 0.4 * SampleClock.Rate);
        var perSample = ModeBank.SixtyDb / (seconds * SampleClock.Rate);
        var count = Length(perSample, attackSeconds);
        var g = Math.Tan(Math.PI * hertz / SampleClock.Rate);
        var k = 1 / q;
        var a1 = 1 / (1 + (g * (g + k)));
        var (s1, s2) = (0.0, 0.0);
        var shrink = Math.Exp(-perSample);

        // What a band lets through of white noise grows with its width.
        var level = amplitude * k * Math.Min(8, 1 / Math.Sqrt(Math.Min(1, Math.PI * hertz / q / SampleClock.Rate))) / int.MaxValue;
        var attack = new Attack(attackSeconds);
        var (toLeft, toRight) = (1 - pan, 1 + pan);
        var to = Begin(at, count);
        for (var i = 0; i < count; i++, to = (to + 1) & _mask)
        {
            _noise ^= _noise << 13;
            _noise ^= _noise >> 17;
            _noise ^= _noise << 5;
            var v3 = (int)_noise - s2;
            var v1 = (a1 * s1) + (g * a1 * v3);
            var v2 = s2 + (g * v1);
            (s1, s2) = ((2 * v1) - s1, (2 * v2) - s2);
            var y = v1 * level * attack.Next();
            _left[to] += (float)(y * toLeft);
            _right[to] += (float)(y * toRight);
            level *= shrink;
        }
    }

    /// <summary>A shock that passes: up at once, down through nothing and slowly back, (1 − t)·e⁻ᵗ. Its sum over all time is nothing (Friedlander).</summary>
    /// <param name="at">Sample of the stretch in which it comes.</param>
    /// <param name="seconds">Length of its positive phase.</param>
    /// <param name="riseSeconds">Until it is at its peak: the further it has come, the less sudden it is.</param>
    /// <param name="amplitude">Its peak.</param>
    /// <param name="pan">−1 left to 1 right.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Shock(double at, double seconds, double riseSeconds, double amplitude, double pan)
    {
        var count = (int)(((ShockPhases * seconds) + (2 * riseSeconds)) * SampleClock.Rate);
        var (toLeft, toRight) = (amplitude * (1 - pan), amplitude * (1 + pan));
        var step = 1 / (seconds * SampleClock.Rate);

        // Smoothed twice, which adds no constant as a rise of its own would.
        var keep = Math.Exp(-2.2 / (Math.Max(riseSeconds, LeastAttackSeconds) * SampleClock.Rate));
        var (once, twice) = (0.0, 0.0);
        var (phase, falls) = (0.0, 1.0);
        var fall = Math.Exp(-step);
        var to = Begin(at, count);
        for (var i = 0; i < count; i++, to = (to + 1) & _mask)
        {
            once += (((1 - phase) * falls) - once) * (1 - keep);
            twice += (once - twice) * (1 - keep);
            phase += step;
            falls *= fall;
            _left[to] += (float)(twice * toLeft);
            _right[to] += (float)(twice * toRight);
        }
    }

    /// <summary>Anywhere between both sides.</summary>
    public double Side(double width) => _chance.Between(-width, width);

    private static int Length(double perSample, double attackSeconds) => (int)((Heard / perSample) + (attackSeconds * SampleClock.Rate));

    private int Begin(double at, int count)
    {
        if (count + Sounding.Stretch > _mask) throw new ArgumentOutOfRangeException(nameof(count), count, "A grain is longer than the longest.");
        Left = Math.Max(Left, (int)at + count);
        return (_at + (int)at) & _mask;
    }

    /// <summary>Half a swing of a cosine.</summary>
    private struct Attack(double seconds)
    {
        private readonly double _step = 1 / (Math.Max(LeastAttackSeconds, seconds) * SampleClock.Rate);
        private double _part;

        public double Next()
        {
            if (_part >= 1) return 1;
            _part += _step;
            return _part >= 1 ? 1 : _part * _part * (3 - (2 * _part));
        }
    }
}
