using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cuewright.Engine.Dsp;

/// <summary>
/// An equaliser whose gain moves: y = x + (g − 1)·F(x). With a band-pass of 0 dB as F the middle of its band stands at
/// exactly g. Linear in x, and free of clicks as long as g is. Left and right are the lanes of a vector.
/// </summary>
internal sealed class RiddenFilter(BiquadCoefficients coefficients)
{
    private Vector128<double> _s1;
    private Vector128<double> _s2;

    public void Reset() => (_s1, _s2) = (default, default);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Process(Span<float> left, Span<float> right, ReadOnlySpan<float> gains)
    {
        right = right[..left.Length];
        gains = gains[..left.Length];
        var (b0, b1, b2, a1, a2) = coefficients;
        var (s1, s2) = (_s1, _s2);
        for (var i = 0; i < left.Length; i++)
        {
            var x = Vector128.Create((double)left[i], right[i]) + Vector128.Create(StereoFilter.Bias);
            var y = Vector128.FusedMultiplyAdd(x, Vector128.Create(b0), s1);
            s1 = Vector128.FusedMultiplyAdd(y, Vector128.Create(-a1), Vector128.FusedMultiplyAdd(x, Vector128.Create(b1), s2));
            s2 = Vector128.FusedMultiplyAdd(y, Vector128.Create(-a2), x * b2);
            var band = Vector128.Narrow(y, y);
            var more = gains[i] - 1;
            left[i] = MathF.FusedMultiplyAdd(band[0], more, left[i]);
            right[i] = MathF.FusedMultiplyAdd(band[1], more, right[i]);
        }

        (_s1, _s2) = (s1, s2);
    }
}
