using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>
/// Second-order filter on two channels, the lanes of one vector, that stays in tune and stable however fast it is moved
/// (trapezoidal integrators without delay in the loop; Simper, "Linear trapezoidal integrated SVF", 2013). Coefficients run
/// straight across a stretch.
/// </summary>
internal struct StateVariableFilter
{
    /// <summary>Keeps the memory of a silent filter above the slow denormal numbers.</summary>
    private const float Bias = 1e-18f;

    private static Vector128<float> Two => Vector128.Create(2f);

    private Coefficients _now;
    private bool _isSet;
    private Vector128<float> _s1;
    private Vector128<float> _s2;

    public void Reset() => this = default;

    /// <param name="left">In place.</param>
    /// <param name="right">In place.</param>
    /// <param name="kind">Which of its outputs.</param>
    /// <param name="frequency">Cutoff as a share of the sample rate, below 0.5, at the end of the stretch.</param>
    /// <param name="damping">1/Q: 2 for no resonance at all, near 0 when it rings.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Process(Span<float> left, Span<float> right, FilterKind kind, double frequency, double damping)
    {
        right = right[..left.Length];
        var run = Begin(kind, frequency, damping, left.Length);
        for (var i = 0; i < left.Length; i++)
        {
            var y = run.Next(Vector128.Create(left[i], right[i], 0, 0) + Vector128.Create(Bias));
            left[i] = y[0];
            right[i] = y[1];
        }

        End(run);
    }

    /// <summary>Two low-passes one after the other in one loop: each waits for its own memory, so together they take no longer than one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LowPassTwice(
        ref StateVariableFilter first, ref StateVariableFilter second, Span<float> left, Span<float> right,
        double frequency, double firstDamping, double secondDamping)
    {
        right = right[..left.Length];
        var one = first.Begin(FilterKind.LowPass12, frequency, firstDamping, left.Length);
        var two = second.Begin(FilterKind.LowPass12, frequency, secondDamping, left.Length);
        for (var i = 0; i < left.Length; i++)
        {
            var y = two.NextLow(one.NextLow(Vector128.Create(left[i], right[i], 0, 0) + Vector128.Create(Bias)));
            left[i] = y[0];
            right[i] = y[1];
        }

        first.End(one);
        second.End(two);
    }

    private Run Begin(FilterKind kind, double frequency, double damping, int samples)
    {
        var to = Coefficients.Of(kind, frequency, damping);
        if (!_isSet) (_now, _isSet) = (to, true);
        var run = new Run(_now, to, 1f / Math.Max(1, samples), _s1, _s2);
        _now = to;
        return run;
    }

    private void End(in Run run) => (_s1, _s2) = (run.S1, run.S2);

    /// <summary>The filter on its way through a stretch.</summary>
    private struct Run(in Coefficients from, in Coefficients to, float share, Vector128<float> s1, Vector128<float> s2)
    {
        private readonly float _d1 = (to.A1 - from.A1) * share;
        private readonly float _d2 = (to.A2 - from.A2) * share;
        private readonly float _d3 = (to.A3 - from.A3) * share;
        private readonly float _m0 = to.M0;
        private readonly float _m1 = to.M1;
        private readonly float _m2 = to.M2;
        private float _a1 = from.A1;
        private float _a2 = from.A2;
        private float _a3 = from.A3;

        public Vector128<float> S1 = s1;
        public Vector128<float> S2 = s2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<float> Next(Vector128<float> x)
        {
            var (band, low) = Step(x);
            return (x * _m0) + (band * _m1) + (low * _m2);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<float> NextLow(Vector128<float> x) => Step(x).Low;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private (Vector128<float> Band, Vector128<float> Low) Step(Vector128<float> x)
        {
            _a1 += _d1;
            _a2 += _d2;
            _a3 += _d3;
            var a2 = Vector128.Create(_a2);
            var v3 = x - S2;
            var v1 = Vector128.FusedMultiplyAdd(v3, a2, S1 * _a1);
            var v2 = Vector128.FusedMultiplyAdd(v3, Vector128.Create(_a3), Vector128.FusedMultiplyAdd(S1, a2, S2));
            S1 = Vector128.FusedMultiplyAdd(v1, Two, -S1);
            S2 = Vector128.FusedMultiplyAdd(v2, Two, -S2);
            return (v1, v2);
        }
    }

    private readonly record struct Coefficients(float A1, float A2, float A3, float M0, float M1, float M2)
    {
        public static Coefficients Of(FilterKind kind, double frequency, double damping)
        {
            var g = Sine.Tangent((float)(frequency / 2));
            var a1 = 1 / (1 + (g * (g + damping)));
            var (m0, m1, m2) = kind switch
            {
                FilterKind.BandPass => (0.0, damping, 0.0),
                FilterKind.HighPass => (1, -damping, -1),
                _ => (0, 0, 1),
            };
            return new Coefficients((float)a1, (float)(g * a1), (float)(g * g * a1), (float)m0, (float)m1, (float)m2);
        }
    }
}
