using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>
/// Decaying sines, as many as a thing has ways to ring. Each is a pointer that turns and shrinks a little with every sample;
/// eight of them are turned at once.
/// </summary>
internal sealed class ModeBank(int capacity, int sampleRate)
{
    /// <summary>Amplitude falls by 60 dB in as many time constants.</summary>
    public const double SixtyDb = 6.907755278982137;

    private const int Lanes = 8;
    private const float Silence = 1e-9f;
    private const double Nyquist = 0.46;

    private readonly double[] _hertz = new double[capacity + Lanes];
    private readonly double[] _rates = new double[capacity + Lanes];
    private readonly Vector256<float>[] _real = new Vector256<float>[(capacity + Lanes) / Lanes];
    private readonly Vector256<float>[] _imaginary = new Vector256<float>[(capacity + Lanes) / Lanes];
    private readonly Vector256<float>[] _cosine = new Vector256<float>[(capacity + Lanes) / Lanes];
    private readonly Vector256<float>[] _sine = new Vector256<float>[(capacity + Lanes) / Lanes];
    private readonly Vector256<float>[] _left = new Vector256<float>[(capacity + Lanes) / Lanes];
    private readonly Vector256<float>[] _right = new Vector256<float>[(capacity + Lanes) / Lanes];
    private readonly Vector256<float>[] _sumLeft = new Vector256<float>[SynthPlayer.GridSamples];
    private readonly Vector256<float>[] _sumRight = new Vector256<float>[SynthPlayer.GridSamples];
    private int _count;

    /// <summary>How loud the loudest mode still is.</summary>
    public float Level { get; private set; }

    public void Clear()
    {
        (_count, Level) = (0, 0);
        Array.Clear(_real);
        Array.Clear(_imaginary);
        Array.Clear(_left);
        Array.Clear(_right);
    }

    /// <summary>Strikes one mode. What lies beyond hearing is left out.</summary>
    /// <param name="hertz">Its pitch.</param>
    /// <param name="seconds">Until it has fallen by 60 dB.</param>
    /// <param name="amplitude">Its peak.</param>
    /// <param name="pan">−1 left to 1 right.</param>
    /// <param name="cycles">Where in its cycle it begins: 0 as a sine.</param>
    public void Add(double hertz, double seconds, double amplitude, double pan, double cycles = 0)
    {
        if (hertz > Nyquist * sampleRate || _count == capacity) return;
        _hertz[_count] = hertz;
        _rates[_count] = SixtyDb / seconds;
        Lane(_real) = (float)(amplitude * Math.Cos(2 * Math.PI * cycles));
        Lane(_imaginary) = (float)(amplitude * Math.Sin(2 * Math.PI * cycles));
        Lane(_left) = (float)(1 - pan);
        Lane(_right) = (float)(1 + pan);
        Level = Math.Max(Level, (float)Math.Abs(amplitude));
        _count++;
    }

    /// <summary>Sets all turning: pitches by a factor, and each falling faster by so many time constants a second.</summary>
    public void Turn(double factor, double damping)
    {
        var cosines = MemoryMarshal.Cast<Vector256<float>, float>(_cosine.AsSpan());
        var sines = MemoryMarshal.Cast<Vector256<float>, float>(_sine.AsSpan());
        for (var i = 0; i < _count; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * Math.Min(_hertz[i] * factor / sampleRate, Nyquist));
            var shrink = Math.Exp(-(_rates[i] + damping) / sampleRate);
            cosines[i] = (float)(shrink * cosine);
            sines[i] = (float)(shrink * sine);
        }
    }

    /// <summary>Overwrites at most a stretch.</summary>
    public void Run(Span<float> left, Span<float> right)
    {
        var sumLeft = _sumLeft.AsSpan(0, left.Length);
        var sumRight = _sumRight.AsSpan(0, left.Length);
        sumLeft.Clear();
        sumRight.Clear();
        var loudest = Vector256<float>.Zero;
        for (var row = 0; row * Lanes < _count; row++)
        {
            var (re, im, cos, sin) = (_real[row], _imaginary[row], _cosine[row], _sine[row]);
            var (toLeft, toRight) = (_left[row], _right[row]);
            for (var i = 0; i < sumLeft.Length; i++)
            {
                sumLeft[i] += im * toLeft;
                sumRight[i] += im * toRight;
                var turned = (re * cos) - (im * sin);
                im = (re * sin) + (im * cos);
                re = turned;
            }

            // What has died away is put to rest before its numbers become denormal.
            var size = Vector256.Max(Vector256.Abs(re), Vector256.Abs(im));
            var alive = Vector256.GreaterThan(size, Vector256.Create(Silence));
            _real[row] = Vector256.ConditionalSelect(alive, re, Vector256<float>.Zero);
            _imaginary[row] = Vector256.ConditionalSelect(alive, im, Vector256<float>.Zero);
            loudest = Vector256.Max(loudest, size);
        }

        Level = 0;
        for (var lane = 0; lane < Lanes; lane++) Level = Math.Max(Level, loudest[lane]);
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = Vector256.Sum(sumLeft[i]);
            right[i] = Vector256.Sum(sumRight[i]);
        }
    }

    private ref float Lane(Vector256<float>[] rows) => ref MemoryMarshal.Cast<Vector256<float>, float>(rows.AsSpan())[_count];
}
