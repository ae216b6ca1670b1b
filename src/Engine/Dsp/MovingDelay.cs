using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
        _ring = new float[BitOperations.RoundUpToPowerOf2((uint)longestSamples + 4)];
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

        // Masked places never lie outside, which the compiler does not see.
        ref var ring = ref MemoryMarshal.GetArrayDataReference(_ring);
        var a = Unsafe.Add(ref ring, (at + 1) & _mask);
        var b = Unsafe.Add(ref ring, at & _mask);
        var c = Unsafe.Add(ref ring, (at - 1) & _mask);
        var d = Unsafe.Add(ref ring, (at - 2) & _mask);
        var (before, after, end) = (part + 1, part - 1, part - 2);
        var (outer, inner) = (part * after * (1f / 6), before * end * 0.5f);
        return (outer * ((before * d) - (end * a))) + (inner * ((after * b) - (part * c)));
    }
}
