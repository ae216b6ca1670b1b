using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>
/// Four one-pole low-passes in a loop, as in the classic transistor ladder, without delay in the loop (Zavalishin, "The Art
/// of VA Filter Design", 5.3). Linear part: (1 + k/2) / ((1 + s)⁴ + k). What comes back and what goes out is gently bent; what
/// comes in is not, for bending a bright wave before the poles have softened it would fold its partials back. Left and right
/// are lanes of one vector, for every step waits for the one before.
/// </summary>
internal struct LadderFilter
{
    /// <summary>Keeps the memory of a silent filter above the slow denormal numbers.</summary>
    private const float Bias = 1e-18f;

    /// <summary>The full swing of one oscillator is this far into the bend of a loop that is not driven.</summary>
    private const float Nominal = 0.3f;

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
    /// <param name="drive">How far into the bend the sound goes; soft sound keeps its level.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Process(Span<float> left, Span<float> right, double frequency, double feedback, double drive)
    {
        right = right[..left.Length];
        var to = Course.Of(frequency, feedback);
        if (!_isSet) (_now, _isSet) = (to, true);
        var share = 1f / Math.Max(1, left.Length);
        var (pole, memory, through, feedbackNow) = (_now.Pole, _now.Memory, _now.Through, _now.Feedback);
        var (poleStep, memoryStep) = ((to.Pole - pole) * share, (to.Memory - memory) * share);
        var (throughStep, feedbackStep) = ((to.Through - through) * share, (to.Feedback - feedbackNow) * share);
        var push = Vector128.Create(Nominal * (float)drive);
        var pull = Vector128<float>.One / push;
        var two = Vector128.Create(2f);
        var (s1, s2, s3, s4) = (_s1, _s2, _s3, _s4);
        for (var i = 0; i < left.Length; i++)
        {
            pole += poleStep;
            memory += memoryStep;
            through += throughStep;
            feedbackNow += feedbackStep;
            var gain = 1 + (feedbackNow * 0.5f);

            // Where the last pole will stand if nothing bends, from its memories and the input. Only the fourth pole's memory
            // comes late; the rest is worked out while waiting for it.
            var g = Vector128.Create(pole);
            var input = (Vector128.Create(left[i], right[i], 0, 0) + Vector128.Create(Bias)) * gain;
            var early = Vector128.FusedMultiplyAdd(((((s1 * g) + s2) * g) + s3) * g, Vector128.Create(memory), input * through);
            var stands = Vector128.FusedMultiplyAdd(s4, Vector128.Create(memory), early);
            var x = Vector128.FusedMultiplyAdd(Bend(stands * push), pull * -feedbackNow, input);
            var rest = Vector128<float>.One - g;
            var y1 = Vector128.FusedMultiplyAdd(x, g, s1 * rest);
            var y2 = Vector128.FusedMultiplyAdd(y1, g, s2 * rest);
            var y3 = Vector128.FusedMultiplyAdd(y2, g, s3 * rest);
            var y4 = Vector128.FusedMultiplyAdd(y3, g, s4 * rest);
            s1 = Vector128.FusedMultiplyAdd(y1, two, -s1);
            s2 = Vector128.FusedMultiplyAdd(y2, two, -s2);
            s3 = Vector128.FusedMultiplyAdd(y3, two, -s3);
            s4 = Vector128.FusedMultiplyAdd(y4, two, -s4);
            var y = Bend(y4 * push) * pull;
            left[i] = y[0];
            right[i] = y[1];
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

    /// <summary>
    /// What moves within a stretch: the share a pole goes towards its input, the loop's feedback, and, solved for them, how
    /// much of the memories and of the input reach the last pole at once.
    /// </summary>
    private readonly record struct Course(float Pole, float Memory, float Through, float Feedback)
    {
        public static Course Of(double frequency, double feedback)
        {
            var g = Sine.Tangent((float)(frequency / 2));
            var pole = g / (1 + g);
            var all = pole * pole * pole * pole;
            var solved = 1 / (1 + (feedback * all));
            return new Course((float)pole, (float)((1 - pole) * solved), (float)(all * solved), (float)feedback);
        }
    }
}
