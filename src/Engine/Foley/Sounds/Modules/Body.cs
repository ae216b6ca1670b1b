using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>
/// A thing whose ways to ring are driven by whatever pushes it: strokes, rubbing, slips. Each is a pointer that turns and
/// shrinks a little with every sample and is pushed along by the force; eight of them at once.
/// </summary>
internal sealed class Body
{
    private const int Lanes = 8;
    private const int Stretch = Sounding.Stretch;
    private const double HighestHz = 19_000;

    /// <summary>Put to rest below this, before numbers become denormal.</summary>
    private const float Rest = 1e-8f;

    /// <summary>How far from the usual spot it is touched, and how far from its usual pitches it is.</summary>
    private const double Spot = 0.07;
    private const double Detune = 0.004;

    private readonly Vector256<float>[] _real;
    private readonly Vector256<float>[] _imaginary;
    private readonly Vector256<float>[] _cosine;
    private readonly Vector256<float>[] _sine;
    private readonly Vector256<float>[] _weight;
    private readonly Vector256<float>[] _left;
    private readonly Vector256<float>[] _right;
    private readonly Vector256<float>[] _sumLeft = new Vector256<float>[Stretch];
    private readonly Vector256<float>[] _sumRight = new Vector256<float>[Stretch];
    private bool _isAtRest = true;

    /// <param name="options">The thing.</param>
    /// <param name="size">Against its usual size.</param>
    /// <param name="chance">Where it is touched this time.</param>
    public Body(BodyOptions options, double size, Chance chance)
    {
        var ways = Ways.Of(
            options.Shape, options.Modes, options.Aspect, options.Along + chance.Between(-Spot, Spot), options.Across + chance.Between(-Spot, Spot), options.Thing);
        var material = Material.Find(options.Material);
        var rows = (ways.Length + Lanes - 1) / Lanes;
        (_real, _imaginary, _cosine, _sine) = (new Vector256<float>[rows], new Vector256<float>[rows], new Vector256<float>[rows], new Vector256<float>[rows]);
        (_weight, _left, _right) = (new Vector256<float>[rows], new Vector256<float>[rows], new Vector256<float>[rows]);
        var lowest = options.Hertz / size * (1 + chance.Bell(Detune));
        var (power, noisePower) = (0.0, 0.0);
        for (var i = 0; i < ways.Length; i++)
        {
            var hertz = lowest * ways[i].Ratio * (1 + chance.Bell(Detune));
            var pan = chance.Between(-options.Width, options.Width);
            if (hertz > HighestHz) continue;

            // A larger thing rings longer, for it is slower; what holds it takes the same share of each swing.
            var seconds = material.Seconds(hertz * size) * options.Rings * Math.Sqrt(size);
            var shrink = Math.Exp(-ModeBank.SixtyDb / (seconds * SampleClock.Rate));
            var (sine, cosine) = Math.SinCos(2 * Math.PI * hertz / SampleClock.Rate);
            var weight = ways[i].Weight * Decibels.ToGain(options.TiltDb * Math.Log2(Math.Max(1, ways[i].Ratio)));
            (Lane(_cosine, i), Lane(_sine, i), Lane(_weight, i)) = ((float)(shrink * cosine), (float)(shrink * sine), (float)weight);
            (Lane(_left, i), Lane(_right, i)) = ((float)(1 - pan), (float)(1 + pan));
            power += weight * weight;
            noisePower += weight * weight / (2 * (1 - (shrink * shrink)));
            TailSeconds = Math.Max(TailSeconds, seconds);
        }

        var scale = (float)(1 / Math.Sqrt(Math.Max(power, 1e-9)));
        for (var row = 0; row < rows; row++) _weight[row] *= scale;
        NoiseGain = Math.Sqrt(power / Math.Max(noisePower, 1e-9));
    }

    /// <summary>Until it has fallen by 60 dB when it is left alone.</summary>
    public double TailSeconds { get; }

    /// <summary>White noise at this level comes out as loud as noise at 1; a push of area 1 comes out at about 1 as it is.</summary>
    public double NoiseGain { get; }

    /// <summary>Adds what it makes of a force.</summary>
    public void Add(ReadOnlySpan<float> force, Span<float> left, Span<float> right)
    {
        for (var at = 0; at < force.Length; at += Stretch)
        {
            var count = Math.Min(Stretch, force.Length - at);
            var push = force.Slice(at, count);
            if (_isAtRest && !push.ContainsAnyExcept(0f)) continue;
            Run(push, left.Slice(at, count), right.Slice(at, count));
        }
    }

    private void Run(ReadOnlySpan<float> push, Span<float> left, Span<float> right)
    {
        var sumLeft = _sumLeft.AsSpan(0, push.Length);
        var sumRight = _sumRight.AsSpan(0, push.Length);
        sumLeft.Clear();
        sumRight.Clear();
        var loudest = Vector256<float>.Zero;
        for (var row = 0; row < _real.Length; row++)
        {
            var (re, im, cos, sin) = (_real[row], _imaginary[row], _cosine[row], _sine[row]);
            var (weight, toLeft, toRight) = (_weight[row], _left[row], _right[row]);
            for (var i = 0; i < push.Length; i++)
            {
                sumLeft[i] += im * toLeft;
                sumRight[i] += im * toRight;
                var turned = (re * cos) - (im * sin) + (weight * push[i]);
                im = (re * sin) + (im * cos);
                re = turned;
            }

            var size = Vector256.Max(Vector256.Abs(re), Vector256.Abs(im));
            var alive = Vector256.GreaterThan(size, Vector256.Create(Rest));
            _real[row] = Vector256.ConditionalSelect(alive, re, Vector256<float>.Zero);
            _imaginary[row] = Vector256.ConditionalSelect(alive, im, Vector256<float>.Zero);
            loudest = Vector256.Max(loudest, size);
        }

        _isAtRest = Vector256.LessThanAll(loudest, Vector256.Create(Rest));
        for (var i = 0; i < push.Length; i++)
        {
            left[i] += Vector256.Sum(sumLeft[i]);
            right[i] += Vector256.Sum(sumRight[i]);
        }
    }

    private static ref float Lane(Vector256<float>[] rows, int lane) => ref MemoryMarshal.Cast<Vector256<float>, float>(rows.AsSpan())[lane];
}
