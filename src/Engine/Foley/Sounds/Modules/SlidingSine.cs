using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>A sine whose pitch and level slide straight from one stretch to the next.</summary>
internal struct SlidingSine(double phase)
{
    private double _phase = phase;
    private double _step = double.NaN;
    private float _left;
    private float _right;

    /// <summary>Adds as many samples as both hold.</summary>
    /// <param name="left">One channel.</param>
    /// <param name="right">The other.</param>
    /// <param name="step">Cycles per sample at the end of the stretch.</param>
    /// <param name="leftGain">At the end of the stretch.</param>
    /// <param name="rightGain">The same on the other side.</param>
    public void Add(Span<float> left, Span<float> right, double step, float leftGain, float rightGain)
    {
        right = right[..left.Length];
        if (double.IsNaN(_step)) _step = step;
        var bend = (step - _step) / (2 * left.Length);
        if (leftGain != 0 || rightGain != 0 || _left != 0 || _right != 0)
        {
            ref var l = ref MemoryMarshal.GetReference(left);
            ref var r = ref MemoryMarshal.GetReference(right);
            var (leftSlope, rightSlope) = ((leftGain - _left) / left.Length, (rightGain - _right) / left.Length);
            for (var i = 0; i <= left.Length - Vector256<float>.Count; i += Vector256<float>.Count)
            {
                var n = Vector256<float>.Indices + Vector256.Create((float)i);
                var y = Sine.Of(((n * (float)bend) + Vector256.Create((float)_step)) * n + Vector256.Create((float)_phase));
                ((y * ((n * leftSlope) + Vector256.Create(_left))) + Vector256.LoadUnsafe(ref l, (nuint)i)).StoreUnsafe(ref l, (nuint)i);
                ((y * ((n * rightSlope) + Vector256.Create(_right))) + Vector256.LoadUnsafe(ref r, (nuint)i)).StoreUnsafe(ref r, (nuint)i);
            }
        }

        _phase += (_step + step) / 2 * left.Length;
        _phase -= Math.Floor(_phase);
        (_step, _left, _right) = (step, leftGain, rightGain);
    }
}
