using System.Runtime.CompilerServices;

namespace Cuewright.Engine.Dsp;

/// <summary>One second-order section on one channel.</summary>
internal sealed class Biquad(BiquadCoefficients coefficients)
{
    private double _s1;
    private double _s2;

    public void Reset() => (_s1, _s2) = (0, 0);

    /// <summary>Input and output may be the same span.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Process(ReadOnlySpan<float> input, Span<float> output)
    {
        output = output[..input.Length];
        var (b0, b1, b2, a1, a2) = coefficients;
        var (s1, s2) = (_s1, _s2);
        for (var i = 0; i < input.Length; i++)
        {
            var x = input[i] + StereoFilter.Bias;
            var y = Math.FusedMultiplyAdd(b0, x, s1);
            s1 = Math.FusedMultiplyAdd(-a1, y, Math.FusedMultiplyAdd(b1, x, s2));
            s2 = Math.FusedMultiplyAdd(-a2, y, b2 * x);
            output[i] = (float)y;
        }

        (_s1, _s2) = (s1, s2);
    }
}
