using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>
/// Four one-pole low-passes in a loop, as in the classic transistor ladder, without delay in the loop (Zavalishin, "The Art
/// of VA Filter Design", 5.3); what enters them is gently bent. Linear part: (1 + k/2) / ((1 + s)⁴ + k). Left and right are
/// lanes of one vector, for every step waits for the one before.
/// </summary>
internal struct LadderFilter
{
    /// <summary>Keeps the memory of a silent filter above the slow denormal numbers.</summary>
    private const float Bias = 1e-18f;

    private Course _now;
    private bool _isSet;
    private Vector128<float> _s1;
    private Vector128<float> _s2;
    private Vector128<float> _s3;
    private Vector128<float> _s4;

    public void Reset() => this = default;

    /// <param name="left">In place.</param>
    /// <param name="right">In place.</param>
    /// <param name="frequency">Cutoff as a share of the sample rate, at the end of the stretch.</param>
    /// <param name="feedback">0 to 4, where it sings by itself.</param>
    /// <param name="drive">How far into the bend the input goes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Process(Span<float> left, Span<float> right, double frequency, double feedback, double drive)
    {
        right = right[..left.Length];
        var to = Course.Of(frequency, feedback, drive);
        if (!_isSet) (_now, _isSet) = (to, true);
        var share = 1f / Math.Max(1, left.Length);
        var (pole, loop, gain) = (_now.Pole, _now.Loop, _now.Gain);
        var (poleStep, loopStep, gainStep) = ((to.Pole - pole) * share, (to.Loop - loop) * share, (to.Gain - gain) * share);
        var makeUp = (float)(1 / drive);
        var (s1, s2, s3, s4) = (_s1, _s2, _s3, _s4);
        for (var i = 0; i < left.Length; i++)
        {
            pole += poleStep;
            loop += loopStep;
            gain += gainStep;

            // What the loop would hand back if nothing came in, then the input that fits with it. Only the fourth pole's
            // memory comes late; the rest is worked out while waiting for it.
            var g = Vector128.Create(pole);
            var early = ((((s1 * g) + s2) * g) + s3) * g;
            var fresh = ((Vector128.Create(left[i], right[i], 0, 0) + Vector128.Create(Bias)) * gain) - (early * loop);
            var x = Bend(Vector128.FusedMultiplyAdd(s4, Vector128.Create(-loop), fresh));
            var rest = Vector128<float>.One - g;
            var y1 = Vector128.FusedMultiplyAdd(x, g, s1 * rest);
            var y2 = Vector128.FusedMultiplyAdd(y1, g, s2 * rest);
            var y3 = Vector128.FusedMultiplyAdd(y2, g, s3 * rest);
            var y4 = Vector128.FusedMultiplyAdd(y3, g, s4 * rest);
            s1 = y1 + y1 - s1;
            s2 = y2 + y2 - s2;
            s3 = y3 + y3 - s3;
            s4 = y4 + y4 - s4;
            left[i] = y4[0] * makeUp;
            right[i] = y4[1] * makeUp;
        }

        (_s1, _s2, _s3, _s4) = (s1, s2, s3, s4);
        _now = to;
    }

    /// <summary>x − 4/27 x³, flat from ±1.5: only three times the highest partial comes of it, so little folds back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Bend(Vector128<float> x)
    {
        x = Vector128.Min(Vector128.Max(x, Vector128.Create(-1.5f)), Vector128.Create(1.5f));
        return x * Vector128.FusedMultiplyAdd(x * x, Vector128.Create(-4f / 27), Vector128<float>.One);
    }

    /// <summary>What moves within a stretch: share a pole goes towards its input; gains of loop and input, solved for now.</summary>
    private readonly record struct Course(float Pole, float Loop, float Gain)
    {
        public static Course Of(double frequency, double feedback, double drive)
        {
            var g = Sine.Tangent((float)(frequency / 2));
            var pole = g / (1 + g);
            var solved = 1 / (1 + (feedback * pole * pole * pole * pole));
            return new Course((float)pole, (float)(feedback * (1 - pole) * solved), (float)(drive * (1 + (feedback / 2)) * solved));
        }
    }
}
