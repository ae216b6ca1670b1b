using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cuewright.Engine.Dsp;

/// <summary>
/// A chain of second-order sections on two channels. Left and right are the two lanes of a vector, and two sections run
/// in one loop: a section waits for its own last output, so the second one fills the time the first one waits.
/// </summary>
internal sealed class StereoFilter
{
    /// <summary>
    /// Added to every input (−300 dB) so that the memory of a silent filter never decays into denormal numbers, which
    /// cost a hundred times as much. Unlike flushing at block ends it gives the same result for any block size.
    /// </summary>
    internal const double Bias = 1e-15;

    private readonly BiquadCoefficients[] _sections;
    private readonly Vector128<double>[] _s1;
    private readonly Vector128<double>[] _s2;

    public StereoFilter(params ReadOnlySpan<BiquadCoefficients> sections)
    {
        _sections = sections.ToArray();
        _s1 = new Vector128<double>[sections.Length];
        _s2 = new Vector128<double>[sections.Length];
    }

    public void Reset()
    {
        Array.Clear(_s1);
        Array.Clear(_s2);
    }

    /// <summary>Four spans of one length; an output may be its own input.</summary>
    public void Process(ReadOnlySpan<float> inLeft, ReadOnlySpan<float> inRight, Span<float> outLeft, Span<float> outRight)
    {
        if (_sections.Length == 0)
        {
            inLeft.CopyTo(outLeft);
            inRight.CopyTo(outRight);
            return;
        }

        var first = _sections.Length % 2;
        if (first == 1) One(0, inLeft, inRight, outLeft, outRight);
        for (var section = first; section < _sections.Length; section += 2)
        {
            if (section == 0) Two(section, inLeft, inRight, outLeft, outRight);
            else Two(section, outLeft[..inLeft.Length], outRight[..inLeft.Length], outLeft, outRight);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void One(int section, ReadOnlySpan<float> inLeft, ReadOnlySpan<float> inRight, Span<float> outLeft, Span<float> outRight)
    {
        inRight = inRight[..inLeft.Length];
        outLeft = outLeft[..inLeft.Length];
        outRight = outRight[..inLeft.Length];
        var (b0, b1, b2, minusA1, minusA2) = Lanes(section);
        var s1 = _s1[section];
        var s2 = _s2[section];
        for (var i = 0; i < inLeft.Length; i++)
        {
            var x = Vector128.Create(inLeft[i] + Bias, inRight[i] + Bias);
            var y = Vector128.FusedMultiplyAdd(x, b0, s1);
            s1 = Vector128.FusedMultiplyAdd(y, minusA1, Vector128.FusedMultiplyAdd(x, b1, s2));
            s2 = Vector128.FusedMultiplyAdd(y, minusA2, x * b2);
            outLeft[i] = (float)y[0];
            outRight[i] = (float)y[1];
        }

        _s1[section] = s1;
        _s2[section] = s2;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Two(int section, ReadOnlySpan<float> inLeft, ReadOnlySpan<float> inRight, Span<float> outLeft, Span<float> outRight)
    {
        inRight = inRight[..inLeft.Length];
        outLeft = outLeft[..inLeft.Length];
        outRight = outRight[..inLeft.Length];
        var (b0, b1, b2, minusA1, minusA2) = Lanes(section);
        var (d0, d1, d2, minusC1, minusC2) = Lanes(section + 1);
        var s1 = _s1[section];
        var s2 = _s2[section];
        var t1 = _s1[section + 1];
        var t2 = _s2[section + 1];
        for (var i = 0; i < inLeft.Length; i++)
        {
            var x = Vector128.Create(inLeft[i] + Bias, inRight[i] + Bias);
            var y = Vector128.FusedMultiplyAdd(x, b0, s1);
            s1 = Vector128.FusedMultiplyAdd(y, minusA1, Vector128.FusedMultiplyAdd(x, b1, s2));
            s2 = Vector128.FusedMultiplyAdd(y, minusA2, x * b2);
            var z = Vector128.FusedMultiplyAdd(y, d0, t1);
            t1 = Vector128.FusedMultiplyAdd(z, minusC1, Vector128.FusedMultiplyAdd(y, d1, t2));
            t2 = Vector128.FusedMultiplyAdd(z, minusC2, y * d2);
            outLeft[i] = (float)z[0];
            outRight[i] = (float)z[1];
        }

        _s1[section] = s1;
        _s2[section] = s2;
        _s1[section + 1] = t1;
        _s2[section + 1] = t2;
    }

    private readonly record struct SectionLanes(
        Vector128<double> B0, Vector128<double> B1, Vector128<double> B2, Vector128<double> MinusA1, Vector128<double> MinusA2);

    private SectionLanes Lanes(int section)
    {
        var (b0, b1, b2, a1, a2) = _sections[section];
        return new SectionLanes(Vector128.Create(b0), Vector128.Create(b1), Vector128.Create(b2), Vector128.Create(-a1), Vector128.Create(-a2));
    }
}
