using System.Runtime.Intrinsics;

namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>Takes 3 dB an octave from noise, above some 30 Hz: three slopes that together make half of one (Kellet 1999). As loud at 1 kHz as before.</summary>
internal struct PinkFilter
{
    /// <summary>Brings 1 kHz back to where it was.</summary>
    private const float Level = 0.214f;

    private Vector128<float> _slow;
    private Vector128<float> _middle;
    private Vector128<float> _fast;

    public void Process(Span<float> left, Span<float> right)
    {
        right = right[..left.Length];
        var (slow, middle, fast) = (_slow, _middle, _fast);
        for (var i = 0; i < left.Length; i++)
        {
            var white = Vector128.Create(left[i], right[i], 0, 0);
            slow = (slow * 0.99765f) + (white * 0.0990460f);
            middle = (middle * 0.96300f) + (white * 0.2965164f);
            fast = (fast * 0.57000f) + (white * 1.0526913f);
            var sum = (slow + middle + fast + (white * 0.1848f)) * Level;
            left[i] = sum[0];
            right[i] = sum[1];
        }

        (_slow, _middle, _fast) = (slow, middle, fast);
    }
}
