using System.Runtime.CompilerServices;

namespace Cuewright.Engine.Dsp;

/// <summary>
/// One gain for both channels, decided by a law from how loud they are once every few samples (a logarithm and a power
/// each time) and straight between.
/// </summary>
internal sealed class GainRider(IGainLaw law)
{
    public const int Step = 16;

    private double _stepPower;
    private int _into;
    private float _gain = 1;
    private float _slope;

    public void Reset()
    {
        law.Reset();
        (_stepPower, _into, _gain, _slope) = (0, 0, 1, 0);
    }

    /// <summary>The gain for each sample of a stretch that sounds so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Ride(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> gains)
    {
        right = right[..left.Length];
        gains = gains[..left.Length];
        for (var done = 0; done < left.Length;)
        {
            var end = Math.Min(left.Length, done + Step - _into);
            _into += end - done;
            var (power, gain, slope) = (_stepPower, _gain, _slope);
            for (; done < end; done++)
            {
                power += ((double)left[done] * left[done]) + ((double)right[done] * right[done]);
                gain += slope;
                gains[done] = gain;
            }

            (_stepPower, _gain) = (power, gain);
            if (_into == Step) FinishStep();
        }
    }

    private void FinishStep()
    {
        var next = (float)Decibels.ToGain(law.NextDb(_stepPower / Step));
        (_stepPower, _into) = (0, 0);
        _slope = (next - _gain) / Step;
    }
}
