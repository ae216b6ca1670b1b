using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cuewright.Engine.Dsp;

/// <summary>
/// A chain of second-order sections on two channels. A section waits for its own last output, so as many as there are run
/// in one loop, each a sample behind the one before it: left and right of two neighbours are the lanes of one vector.
/// </summary>
internal sealed class StereoFilter
{
    /// <summary>
    /// Added to every input (−300 dB) so that the memory of a silent filter never decays into denormal numbers, which
    /// cost a hundred times as much. Unlike flushing at block ends it gives the same result for any block size.
    /// </summary>
    internal const double Bias = 1e-15;

    private readonly Pair[] _pairs;
    private readonly Vector256<double>[] _s1;
    private readonly Vector256<double>[] _s2;

    public StereoFilter(params ReadOnlySpan<BiquadCoefficients> sections)
    {
        _pairs = new Pair[(sections.Length + 1) / 2];
        for (var pair = 0; pair < _pairs.Length; pair++)
        {
            _pairs[pair] = Pair.Of(sections[2 * pair], (2 * pair) + 1 < sections.Length ? sections[(2 * pair) + 1] : BiquadCoefficients.Through);
        }

        _s1 = new Vector256<double>[_pairs.Length];
        _s2 = new Vector256<double>[_pairs.Length];
    }

    public void Reset()
    {
        Array.Clear(_s1);
        Array.Clear(_s2);
    }

    /// <summary>Four spans of one length; an output may be its own input.</summary>
    public void Process(ReadOnlySpan<float> inLeft, ReadOnlySpan<float> inRight, Span<float> outLeft, Span<float> outRight)
    {
        if (_pairs.Length == 0)
        {
            inLeft.CopyTo(outLeft);
            inRight.CopyTo(outRight);
            return;
        }

        for (var pair = 0; pair < _pairs.Length;)
        {
            switch (_pairs.Length - pair)
            {
                case 1: Run<One>(ref pair, inLeft, inRight, outLeft, outRight); break;
                case 2: Run<Two>(ref pair, inLeft, inRight, outLeft, outRight); break;
                default: Run<Three>(ref pair, inLeft, inRight, outLeft, outRight); break;
            }

            inLeft = outLeft[..inLeft.Length];
            inRight = outRight[..inLeft.Length];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run<TCount>(ref int pair, ReadOnlySpan<float> inLeft, ReadOnlySpan<float> inRight, Span<float> outLeft, Span<float> outRight)
        where TCount : struct, ICount
    {
        inRight = inRight[..inLeft.Length];
        outLeft = outLeft[..inLeft.Length];
        outRight = outRight[..inLeft.Length];

        // How far the last section is behind; before the first sample has come to a section and after the last has left it, it rests.
        var behind = (2 * TCount.Pairs) - 1;
        var (a, b, c) = (_pairs[pair], TCount.Pairs > 1 ? _pairs[pair + 1] : default, TCount.Pairs > 2 ? _pairs[pair + 2] : default);
        var (a1, a2) = (_s1[pair], _s2[pair]);
        var (b1, b2) = TCount.Pairs > 1 ? (_s1[pair + 1], _s2[pair + 1]) : default;
        var (c1, c2) = TCount.Pairs > 2 ? (_s1[pair + 2], _s2[pair + 2]) : default;
        Vector256<double> ya = default, yb = default, yc = default;
        for (var i = 0; i < inLeft.Length + behind; i++)
        {
            var x = i < inLeft.Length ? Vector128.Create((double)inLeft[i], inRight[i]) + Vector128.Create(Bias) : default;
            var resting = i < behind || i >= inLeft.Length;
            if (TCount.Pairs > 2) (yc, c1, c2) = Step(c, Vector256.Create(yb.GetUpper(), yc.GetLower()), c1, c2, resting, i - 4, inLeft.Length);
            if (TCount.Pairs > 1) (yb, b1, b2) = Step(b, Vector256.Create(ya.GetUpper(), yb.GetLower()), b1, b2, resting, i - 2, inLeft.Length);
            (ya, a1, a2) = Step(a, Vector256.Create(x, ya.GetLower()), a1, a2, resting, i, inLeft.Length);
            if (i < behind) continue;
            var y = (TCount.Pairs > 2 ? yc : TCount.Pairs > 1 ? yb : ya).GetUpper();
            var both = Vector128.Narrow(y, y);
            outLeft[i - behind] = both[0];
            outRight[i - behind] = both[1];
        }

        (_s1[pair], _s2[pair]) = (a1, a2);
        if (TCount.Pairs > 1) (_s1[pair + 1], _s2[pair + 1]) = (b1, b2);
        if (TCount.Pairs > 2) (_s1[pair + 2], _s2[pair + 2]) = (c1, c2);
        pair += TCount.Pairs;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Y, Vector256<double> S1, Vector256<double> S2) Step(
        in Pair pair, Vector256<double> x, Vector256<double> s1, Vector256<double> s2, bool resting, int sample, int length)
    {
        var y = Vector256.FusedMultiplyAdd(x, pair.B0, s1);
        var next1 = Vector256.FusedMultiplyAdd(y, pair.MinusA1, Vector256.FusedMultiplyAdd(x, pair.B1, s2));
        var next2 = Vector256.FusedMultiplyAdd(y, pair.MinusA2, x * pair.B2);
        if (!resting) return (y, next1, next2);
        var works = Vector256.Create(Works(sample, length), Works(sample - 1, length)).AsDouble();
        return (y, Vector256.ConditionalSelect(works, next1, s1), Vector256.ConditionalSelect(works, next2, s2));
    }

    private static Vector128<long> Works(int sample, int length) => sample >= 0 && sample < length ? Vector128<long>.AllBitsSet : default;

    private interface ICount
    {
        static abstract int Pairs { get; }
    }

    private readonly struct One : ICount
    {
        public static int Pairs => 1;
    }

    private readonly struct Two : ICount
    {
        public static int Pairs => 2;
    }

    private readonly struct Three : ICount
    {
        public static int Pairs => 3;
    }

    private readonly record struct Pair(
        Vector256<double> B0, Vector256<double> B1, Vector256<double> B2, Vector256<double> MinusA1, Vector256<double> MinusA2)
    {
        public static Pair Of(BiquadCoefficients first, BiquadCoefficients second)
        {
            Vector256<double> Lanes(Func<BiquadCoefficients, double> value) =>
                Vector256.Create(Vector128.Create(value(first)), Vector128.Create(value(second)));
            return new Pair(Lanes(of => of.B0), Lanes(of => of.B1), Lanes(of => of.B2), Lanes(of => -of.A1), Lanes(of => -of.A2));
        }
    }
}
