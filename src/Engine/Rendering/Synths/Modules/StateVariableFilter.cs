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
        var to = Coefficients.Of(kind, frequency, damping);
        if (!_isSet) (_now, _isSet) = (to, true);
        var share = 1f / Math.Max(1, left.Length);
        var (a1, a2, a3) = (_now.A1, _now.A2, _now.A3);
        var (d1, d2, d3) = ((to.A1 - a1) * share, (to.A2 - a2) * share, (to.A3 - a3) * share);
        var (m0, m1, m2) = (to.M0, to.M1, to.M2);
        var (s1, s2) = (_s1, _s2);
        for (var i = 0; i < left.Length; i++)
        {
            a1 += d1;
            a2 += d2;
            a3 += d3;
            var x = Vector128.Create(left[i], right[i], 0, 0) + Vector128.Create(Bias);
            var v3 = x - s2;
            var v1 = (s1 * a1) + (v3 * a2);
            var v2 = s2 + (s1 * a2) + (v3 * a3);
            s1 = v1 + v1 - s1;
            s2 = v2 + v2 - s2;
            var y = (x * m0) + (v1 * m1) + (v2 * m2);
            left[i] = y[0];
            right[i] = y[1];
        }

        (_s1, _s2) = (s1, s2);
        _now = to;
    }

    private readonly record struct Coefficients(float A1, float A2, float A3, float M0, float M1, float M2)
    {
        public static Coefficients Of(FilterKind kind, double frequency, double damping)
        {
            var g = Math.Tan(Math.PI * frequency);
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
