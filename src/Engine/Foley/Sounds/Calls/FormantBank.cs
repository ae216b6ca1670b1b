using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Foley.Sounds.Calls;

/// <summary>
/// Up to eight resonances side by side, the lanes of one vector, that may move while they sound (the band-pass of Simper's
/// trapezoidal state-variable filter, 0 dB at its middle). Neighbours have opposite signs, so that they add up between them.
/// </summary>
internal sealed class FormantBank(int sampleRate)
{
    public const int Most = 8;

    private const double Highest = 0.45;
    private const float Bias = 1e-18f;

    private readonly float[] _a1 = new float[Most];
    private readonly float[] _a2 = new float[Most];
    private readonly float[] _a3 = new float[Most];
    private readonly float[] _gain = new float[Most];
    private Vector256<float> _fromA1;
    private Vector256<float> _fromA2;
    private Vector256<float> _fromA3;
    private Vector256<float> _fromGain;
    private Vector256<float> _s1;
    private Vector256<float> _s2;
    private bool _isSet;

    /// <summary>Where one resonance is at the end of the next stretch.</summary>
    public void Set(int index, double hertz, double width, double gain)
    {
        var share = Math.Min(hertz / sampleRate, Highest);
        var g = Sine.Tangent((float)(share / 2));
        var damping = width / (share * sampleRate);
        var a1 = 1 / (1 + (g * (g + damping)));
        (_a1[index], _a2[index], _a3[index]) = ((float)a1, (float)(g * a1), (float)(g * g * a1));
        _gain[index] = (float)(gain * damping * (index % 2 == 0 ? 1 : -1));
    }

    /// <summary>In place; what was set is reached with the last sample.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Process(Span<float> samples)
    {
        var (toA1, toA2, toA3, toGain) = (Vector256.Create<float>(_a1), Vector256.Create<float>(_a2), Vector256.Create<float>(_a3), Vector256.Create<float>(_gain));
        if (!_isSet) (_fromA1, _fromA2, _fromA3, _fromGain, _isSet) = (toA1, toA2, toA3, toGain, true);
        var share = 1f / Math.Max(1, samples.Length);
        var (d1, d2, d3, dGain) = ((toA1 - _fromA1) * share, (toA2 - _fromA2) * share, (toA3 - _fromA3) * share, (toGain - _fromGain) * share);
        var (a1, a2, a3, gain) = (_fromA1, _fromA2, _fromA3, _fromGain);
        var (s1, s2) = (_s1, _s2);
        for (var i = 0; i < samples.Length; i++)
        {
            a1 += d1;
            a2 += d2;
            a3 += d3;
            gain += dGain;
            var v3 = Vector256.Create(samples[i] + Bias) - s2;
            var band = (a1 * s1) + (a2 * v3);
            var low = s2 + (a2 * s1) + (a3 * v3);
            s1 = band + band - s1;
            s2 = low + low - s2;
            samples[i] = Vector256.Sum(band * gain);
        }

        (_s1, _s2) = (s1, s2);
        (_fromA1, _fromA2, _fromA3, _fromGain) = (toA1, toA2, toA3, toGain);
    }
}
