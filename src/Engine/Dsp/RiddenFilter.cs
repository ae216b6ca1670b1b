using System.Numerics.Tensors;

namespace Cuewright.Engine.Dsp;

/// <summary>
/// An equaliser whose gain moves: y = x + (g − 1)·F(x). With a band-pass of 0 dB as F the middle of its band stands at
/// exactly g. Linear in x, and free of clicks as long as g is.
/// </summary>
internal sealed class RiddenFilter(BiquadCoefficients coefficients, int largestBlock)
{
    private readonly StereoFilter _filter = new(coefficients);
    private readonly float[] _left = new float[largestBlock];
    private readonly float[] _right = new float[largestBlock];
    private readonly float[] _more = new float[largestBlock];

    public void Reset() => _filter.Reset();

    public void Process(Span<float> left, Span<float> right, ReadOnlySpan<float> gains)
    {
        var bandLeft = _left.AsSpan(0, left.Length);
        var bandRight = _right.AsSpan(0, left.Length);
        var more = _more.AsSpan(0, left.Length);
        _filter.Process(left, right, bandLeft, bandRight);
        TensorPrimitives.Subtract(gains, 1f, more);
        TensorPrimitives.MultiplyAdd(bandLeft, more, left, left);
        TensorPrimitives.MultiplyAdd(bandRight, more, right, right);
    }
}
