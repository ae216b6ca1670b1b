using System.Numerics;
using System.Numerics.Tensors;

namespace Cuewright.Engine.Dsp;

/// <summary>The recent past of one signal, written and read block by block.</summary>
internal sealed class DelayLine
{
    private readonly float[] _ring;
    private readonly int _mask;
    private int _write;

    public DelayLine(int longest, int largestBlock)
    {
        _ring = new float[BitOperations.RoundUpToPowerOf2((uint)(longest + largestBlock))];
        _mask = _ring.Length - 1;
    }

    public void Reset() => Array.Clear(_ring);

    public void Write(ReadOnlySpan<float> input)
    {
        var ahead = Math.Min(input.Length, _ring.Length - _write);
        input[..ahead].CopyTo(_ring.AsSpan(_write));
        input[ahead..].CopyTo(_ring);
        _write = (_write + input.Length) & _mask;
    }

    /// <summary>What was written this many samples before each of the next block's samples; call before writing that block.</summary>
    public void Read(int delay, Span<float> output)
    {
        var from = (_write - delay) & _mask;
        var ahead = Math.Min(output.Length, _ring.Length - from);
        _ring.AsSpan(from, ahead).CopyTo(output);
        _ring.AsSpan(0, output.Length - ahead).CopyTo(output[ahead..]);
    }

    /// <summary>Adds the block just written, delayed and scaled.</summary>
    public void AddTap(int delay, float gain, Span<float> output)
    {
        var from = (_write - output.Length - delay) & _mask;
        var ahead = Math.Min(output.Length, _ring.Length - from);
        TensorPrimitives.MultiplyAdd(_ring.AsSpan(from, ahead), gain, output[..ahead], output[..ahead]);
        if (ahead == output.Length) return;
        TensorPrimitives.MultiplyAdd(_ring.AsSpan(0, output.Length - ahead), gain, output[ahead..], output[ahead..]);
    }
}
