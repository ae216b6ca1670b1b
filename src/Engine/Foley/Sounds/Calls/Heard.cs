using System.Numerics.Tensors;

namespace Cuewright.Engine.Foley.Sounds.Calls;

/// <summary>One call being heard.</summary>
internal struct Heard(float[] call, int delay, float left, float right, float far)
{
    private int _at = -delay;

    public readonly bool IsOver => _at >= call.Length;

    public void AddTo(Span<float> toLeft, Span<float> toRight, Span<float> farLeft, Span<float> farRight)
    {
        var skip = Math.Max(0, -_at);
        var from = Math.Max(0, _at);
        var count = Math.Min(toLeft.Length - skip, call.Length - from);
        _at += toLeft.Length;
        if (count <= 0) return;
        var samples = call.AsSpan(from, count);
        TensorPrimitives.MultiplyAdd(samples, left, toLeft.Slice(skip, count), toLeft.Slice(skip, count));
        TensorPrimitives.MultiplyAdd(samples, right, toRight.Slice(skip, count), toRight.Slice(skip, count));
        TensorPrimitives.MultiplyAdd(samples, left * far, farLeft.Slice(skip, count), farLeft.Slice(skip, count));
        TensorPrimitives.MultiplyAdd(samples, right * far, farRight.Slice(skip, count), farRight.Slice(skip, count));
    }
}
