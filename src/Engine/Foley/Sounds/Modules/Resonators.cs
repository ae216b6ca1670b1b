using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>
/// A thing with many ways to ring that is pushed again and again: every mode is a damped pointer that goes on turning while
/// the push is added to it, so that a new stroke meets what still rings. Eight of them are turned at once.
/// </summary>
internal sealed class Resonators(int capacity)
{
    private const int Lanes = 8;
    private const float Silence = 1e-9f;
    private const double Highest = 0.45 * SampleClock.Rate;

    private readonly Vector256<float>[] _real = new Vector256<float>[(capacity + Lanes - 1) / Lanes];
    private readonly Vector256<float>[] _imaginary = new Vector256<float>[(capacity + Lanes - 1) / Lanes];
    private readonly Vector256<float>[] _cosine = new Vector256<float>[(capacity + Lanes - 1) / Lanes];
    private readonly Vector256<float>[] _sine = new Vector256<float>[(capacity + Lanes - 1) / Lanes];
    private readonly Vector256<float>[] _left = new Vector256<float>[(capacity + Lanes - 1) / Lanes];
    private readonly Vector256<float>[] _right = new Vector256<float>[(capacity + Lanes - 1) / Lanes];
    private readonly Vector256<float>[] _sumLeft = new Vector256<float>[Sounding.Stretch];
    private readonly Vector256<float>[] _sumRight = new Vector256<float>[Sounding.Stretch];
    private int _count;

    /// <summary>What lies beyond hearing is left out.</summary>
    /// <param name="hertz">Its pitch.</param>
    /// <param name="seconds">Until it has fallen by 60 dB.</param>
    /// <param name="gain">How high a short push of area 1 has it swing.</param>
    /// <param name="pan">−1 left to 1 right.</param>
    public void Add(double hertz, double seconds, double gain, double pan)
    {
        if (hertz > Highest) return;
        var shrink = Math.Exp(-ModeBank.SixtyDb / (seconds * SampleClock.Rate));
        var (sine, cosine) = Math.SinCos(2 * Math.PI * hertz / SampleClock.Rate);
        (Lane(_cosine), Lane(_sine)) = ((float)(shrink * cosine), (float)(shrink * sine));
        (Lane(_left), Lane(_right)) = ((float)(gain * (1 - pan)), (float)(gain * (1 + pan)));
        _count++;
    }

    /// <summary>Adds at most a stretch to both.</summary>
    public void Add(ReadOnlySpan<float> push, Span<float> left, Span<float> right)
    {
        var sumLeft = _sumLeft.AsSpan(0, push.Length);
        var sumRight = _sumRight.AsSpan(0, push.Length);
        sumLeft.Clear();
        sumRight.Clear();
        for (var row = 0; row * Lanes < _count; row++)
        {
            var (re, im, cos, sin) = (_real[row], _imaginary[row], _cosine[row], _sine[row]);
            var (toLeft, toRight) = (_left[row], _right[row]);
            for (var i = 0; i < push.Length; i++)
            {
                var turned = (re * cos) - (im * sin) + Vector256.Create(push[i]);
                im = (re * sin) + (im * cos);
                re = turned;
                sumLeft[i] += im * toLeft;
                sumRight[i] += im * toRight;
            }

            // What has died away is put to rest before its numbers become denormal.
            var size = Vector256.Max(Vector256.Abs(re), Vector256.Abs(im));
            var alive = Vector256.GreaterThan(size, Vector256.Create(Silence));
            _real[row] = Vector256.ConditionalSelect(alive, re, Vector256<float>.Zero);
            _imaginary[row] = Vector256.ConditionalSelect(alive, im, Vector256<float>.Zero);
        }

        for (var i = 0; i < push.Length; i++)
        {
            left[i] += Vector256.Sum(sumLeft[i]);
            right[i] += Vector256.Sum(sumRight[i]);
        }
    }

    private ref float Lane(Vector256<float>[] rows) => ref MemoryMarshal.Cast<Vector256<float>, float>(rows.AsSpan())[_count];
}
