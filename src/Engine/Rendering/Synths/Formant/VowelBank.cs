using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Formant;

/// <summary>
/// Four resonances side by side on two channels: eight band-passes (state-variable, as <see cref="StateVariableFilter"/>) in
/// the lanes of one vector, left and right in turns. Between two vowels centre, width and level of each run evenly on the
/// ear's scales, so that every place on the way is a vowel.
/// </summary>
internal sealed class VowelBank
{
    private const int Count = 4;
    private const float Bias = 1e-18f;
    private const double HighestHz = 18_000;

    private readonly int _sampleRate;
    private readonly float _direct;

    /// <summary>By vowel and resonance, all as powers of two.</summary>
    private readonly (double Hz, double Width, double Gain)[][] _path;
    private readonly float[] _lanes = new float[8 * 4];
    private Lanes _now;
    private bool _isSet;
    private Vector256<float> _s1;
    private Vector256<float> _s2;

    public VowelBank(ImmutableArray<Vowel> path, double direct, int sampleRate)
    {
        (_sampleRate, _direct) = (sampleRate, (float)direct);
        if (path.Any(vowel => vowel.Resonances.Length != Count)) throw new InvalidDataException($"A vowel needs {Count} resonances.");
        _path = [.. path.Select(vowel => vowel.Resonances.Select(r => (Math.Log2(r.Hz), Math.Log2(r.WidthHz), Math.Log2(Decibels.ToGain(r.GainDb)))).ToArray())];
    }

    public void Reset() => (_isSet, _s1, _s2) = (false, default, default);

    /// <param name="left">In place.</param>
    /// <param name="right">In place.</param>
    /// <param name="place">On the path, 0 to 1, at the end of the stretch.</param>
    /// <param name="octaves">All resonances higher by this.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Process(Span<float> left, Span<float> right, double place, double octaves)
    {
        right = right[..left.Length];
        var to = At(place, octaves);
        if (!_isSet) (_now, _isSet) = (to, true);
        var share = 1f / Math.Max(1, left.Length);
        var (a1, a2, a3, gain) = (_now.A1, _now.A2, _now.A3, _now.Gain);
        var (d1, d2, d3, dGain) = ((to.A1 - a1) * share, (to.A2 - a2) * share, (to.A3 - a3) * share, (to.Gain - gain) * share);
        var two = Vector256.Create(2f);
        var (s1, s2) = (_s1, _s2);
        for (var i = 0; i < left.Length; i++)
        {
            a1 += d1;
            a2 += d2;
            a3 += d3;
            gain += dGain;
            var pair = Vector128.Create(left[i], right[i], left[i], right[i]);
            var x = Vector256.Create(pair, pair) + Vector256.Create(Bias);
            var v3 = x - s2;
            var v1 = Vector256.FusedMultiplyAdd(v3, a2, s1 * a1);
            var v2 = Vector256.FusedMultiplyAdd(v3, a3, Vector256.FusedMultiplyAdd(s1, a2, s2));
            s1 = Vector256.FusedMultiplyAdd(v1, two, -s1);
            s2 = Vector256.FusedMultiplyAdd(v2, two, -s2);
            var heard = v1 * gain;
            var half = heard.GetLower() + heard.GetUpper();
            left[i] = half[0] + half[2] + (_direct * left[i]);
            right[i] = half[1] + half[3] + (_direct * right[i]);
        }

        (_s1, _s2, _now) = (s1, s2, to);
    }

    private Lanes At(double place, double octaves)
    {
        var at = Math.Clamp(place, 0, 1) * (_path.Length - 1);
        var index = Math.Min((int)at, Math.Max(0, _path.Length - 2));
        var from = _path[index];
        var to = _path[Math.Min(index + 1, _path.Length - 1)];
        var share = at - index;
        for (var i = 0; i < Count; i++)
        {
            var hz = Math.Min(Power(Between(from[i].Hz, to[i].Hz) + octaves), HighestHz);
            var damping = Power(Between(from[i].Width, to[i].Width)) / hz;
            var g = Sine.Tangent((float)(hz / _sampleRate / 2));
            var a1 = 1 / (1 + (g * (g + damping)));

            // Neighbours with turned sign do not dig a hole between each other.
            var gain = Power(Between(from[i].Gain, to[i].Gain)) * damping * (i % 2 == 0 ? 1 : -1);
            Set(0, i, a1);
            Set(1, i, g * a1);
            Set(2, i, g * g * a1);
            Set(3, i, gain);
        }

        return new Lanes(Vector256.Create(_lanes, 0), Vector256.Create(_lanes, 8), Vector256.Create(_lanes, 16), Vector256.Create(_lanes, 24));

        double Between(double a, double b) => a + ((b - a) * share);
        double Power(double octaves) => Exponential.Exp2((float)octaves);
        void Set(int row, int resonance, double value) => _lanes[(8 * row) + (2 * resonance)] = _lanes[(8 * row) + (2 * resonance) + 1] = (float)value;
    }

    private readonly record struct Lanes(Vector256<float> A1, Vector256<float> A2, Vector256<float> A3, Vector256<float> Gain);
}
