using System.Numerics;

namespace Cuewright.Engine.Dsp;

/// <summary>
/// Spectrum of real blocks of one power-of-two size. Even and odd samples form one complex block of half the size, which
/// goes through radix-2 butterflies and is taken apart again afterwards (Press et al., Numerical Recipes, "realft").
/// </summary>
internal sealed class Fft
{
    private readonly int _half;
    private readonly int[] _reversed;
    private readonly float[] _re;
    private readonly float[] _im;

    /// <summary>cos and −sin for each butterfly size in turn, so that every stage reads them in order.</summary>
    private readonly float[] _cos;
    private readonly float[] _sin;
    private readonly float[] _splitCos;
    private readonly float[] _splitSin;

    public Fft(int size)
    {
        if (size < 4 || !BitOperations.IsPow2(size)) throw new ArgumentOutOfRangeException(nameof(size), size, "A power of two from 4.");
        Size = size;
        _half = size / 2;
        _re = new float[_half];
        _im = new float[_half];
        _reversed = new int[_half];
        var bits = BitOperations.Log2((uint)_half);
        for (var i = 0; i < _half; i++)
        {
            for (var bit = 0; bit < bits; bit++) _reversed[i] |= ((i >> bit) & 1) << (bits - 1 - bit);
        }

        _cos = new float[_half];
        _sin = new float[_half];
        for (var span = 1; span < _half; span *= 2)
        {
            for (var k = 0; k < span; k++)
            {
                var (sin, cos) = Math.SinCos(Math.PI * k / span);
                (_cos[span + k], _sin[span + k]) = ((float)cos, (float)-sin);
            }
        }

        _splitCos = new float[_half + 1];
        _splitSin = new float[_half + 1];
        for (var k = 0; k <= _half; k++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * k / size);
            (_splitCos[k], _splitSin[k]) = ((float)cos, (float)-sin);
        }
    }

    public int Size { get; }

    /// <summary>From 0 Hz to half the sample rate, both included.</summary>
    public int Bins => _half + 1;

    /// <summary>Takes Size samples, gives Bins complex values, unscaled: a full-scale sine on a bin reads Size / 2.</summary>
    public void Forward(ReadOnlySpan<float> input, Span<float> real, Span<float> imaginary)
    {
        if (input.Length != Size) throw new ArgumentException($"The block has {input.Length} samples instead of {Size}.", nameof(input));
        for (var i = 0; i < _half; i++)
        {
            var from = 2 * _reversed[i];
            _re[i] = input[from];
            _im[i] = input[from + 1];
        }

        for (var span = 1; span < _half; span *= 2) Butterflies(span);

        for (var k = 0; k <= _half; k++)
        {
            var a = k == _half ? 0 : k;
            var b = k == 0 ? 0 : _half - k;
            var (evenRe, evenIm) = ((_re[a] + _re[b]) / 2, (_im[a] - _im[b]) / 2);
            var (oddRe, oddIm) = ((_im[a] + _im[b]) / 2, (_re[b] - _re[a]) / 2);
            real[k] = evenRe + (oddRe * _splitCos[k]) - (oddIm * _splitSin[k]);
            imaginary[k] = evenIm + (oddRe * _splitSin[k]) + (oddIm * _splitCos[k]);
        }
    }

    private void Butterflies(int span)
    {
        var cos = _cos.AsSpan(span, span);
        var sin = _sin.AsSpan(span, span);
        for (var start = 0; start < _half; start += 2 * span)
        {
            var lowRe = _re.AsSpan(start, span);
            var lowIm = _im.AsSpan(start, span);
            var highRe = _re.AsSpan(start + span, span);
            var highIm = _im.AsSpan(start + span, span);
            var k = 0;
            for (; k <= span - Vector<float>.Count; k += Vector<float>.Count)
            {
                var (c, s) = (new Vector<float>(cos[k..]), new Vector<float>(sin[k..]));
                var (hr, hi) = (new Vector<float>(highRe[k..]), new Vector<float>(highIm[k..]));
                var (lr, li) = (new Vector<float>(lowRe[k..]), new Vector<float>(lowIm[k..]));
                var re = (hr * c) - (hi * s);
                var im = (hr * s) + (hi * c);
                (lr + re).CopyTo(lowRe[k..]);
                (li + im).CopyTo(lowIm[k..]);
                (lr - re).CopyTo(highRe[k..]);
                (li - im).CopyTo(highIm[k..]);
            }

            // The first stages are narrower than a vector.
            for (; k < span; k++)
            {
                var re = (highRe[k] * cos[k]) - (highIm[k] * sin[k]);
                var im = (highRe[k] * sin[k]) + (highIm[k] * cos[k]);
                (highRe[k], highIm[k]) = (lowRe[k] - re, lowIm[k] - im);
                (lowRe[k], lowIm[k]) = (lowRe[k] + re, lowIm[k] + im);
            }
        }
    }
}
