using System.Runtime.CompilerServices;

namespace Cuewright.Engine.Dsp;

/// <summary>The past of one signal heard at a delay that moves between samples, by the cubic through the four nearest (Lagrange).</summary>
internal sealed class MovingDelay
{
    private readonly float[] _ring;
    private readonly int _mask;
    private int _write;

    /// <summary>The shortest delay is one sample.</summary>
    public MovingDelay(double longestSamples)
    {
        _ring = new float[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)longestSamples + 4)];
        _mask = _ring.Length - 1;
    }

    public void Reset() => Array.Clear(_ring);

    public void Write(float x)
    {
        _write = (_write + 1) & _mask;
        _ring[_write] = x;
    }

    /// <summary>So many samples before the last one written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Read(double delay)
    {
        var whole = (int)delay;
        var part = (float)(delay - whole);
        var at = _write - whole;
        var (a, b, c, d) = (_ring[(at + 1) & _mask], _ring[at & _mask], _ring[(at - 1) & _mask], _ring[(at - 2) & _mask]);
        var (before, after, end) = (part + 1, part - 1, part - 2);
        return (-part * after * end / 6 * a) + (before * after * end / 2 * b) - (before * part * end / 2 * c) + (before * part * after / 6 * d);
    }
}
