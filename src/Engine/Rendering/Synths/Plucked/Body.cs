using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Cuewright.Engine.Dsp;

namespace Cuewright.Engine.Rendering.Synths.Plucked;

/// <summary>The resonances of a body side by side, eight at once, each at its place between left and right.</summary>
internal sealed class Body
{
    private const int Lanes = 8;
    private const float Silence = 1e-12f;

    private readonly Vector256<float>[] _a1;
    private readonly Vector256<float>[] _a2;
    private readonly Vector256<float>[] _b;
    private readonly Vector256<float>[] _left;
    private readonly Vector256<float>[] _right;
    private readonly Vector256<float>[] _y1;
    private readonly Vector256<float>[] _y2;
    private readonly Vector256<float>[] _sumLeft = new Vector256<float>[SynthPlayer.GridSamples];
    private readonly Vector256<float>[] _sumRight = new Vector256<float>[SynthPlayer.GridSamples];

    public Body(ImmutableArray<BodyMode> modes, double width, int sampleRate)
    {
        var rows = (modes.Length + Lanes - 1) / Lanes;
        (_a1, _a2, _b) = (new Vector256<float>[rows], new Vector256<float>[rows], new Vector256<float>[rows]);
        (_left, _right) = (new Vector256<float>[rows], new Vector256<float>[rows]);
        (_y1, _y2) = (new Vector256<float>[rows], new Vector256<float>[rows]);
        for (var i = 0; i < modes.Length; i++)
        {
            // Two poles; the gain at resonance is 1/((1−r)·√(1 − 2r·cos 2θ + r²)).
            var angle = 2 * Math.PI * modes[i].Hz / sampleRate;
            var radius = Math.Exp(-angle / (2 * modes[i].Q));
            Lane(_a1, i) = (float)(2 * radius * Math.Cos(angle));
            Lane(_a2, i) = (float)(-radius * radius);
            Lane(_b, i) = (float)(Decibels.ToGain(modes[i].LevelDb) * (1 - radius) * Math.Sqrt(1 - (2 * radius * Math.Cos(2 * angle)) + (radius * radius)));
            Lane(_left, i) = (float)(1 + (i % 2 == 0 ? width : -width));
            Lane(_right, i) = (float)(1 - (i % 2 == 0 ? width : -width));
        }
    }

    public void Reset()
    {
        Array.Clear(_y1);
        Array.Clear(_y2);
    }

    public void Add(ReadOnlySpan<float> input, Span<float> left, Span<float> right)
    {
        if (_a1.Length == 0) return;
        Array.Clear(_sumLeft);
        Array.Clear(_sumRight);
        for (var row = 0; row < _a1.Length; row++)
        {
            var (a1, a2, b, toLeft, toRight) = (_a1[row], _a2[row], _b[row], _left[row], _right[row]);
            var (y1, y2) = (_y1[row], _y2[row]);
            for (var i = 0; i < input.Length; i++)
            {
                var y = (b * input[i]) + (a1 * y1) + (a2 * y2);
                (y2, y1) = (y1, y);
                _sumLeft[i] += y * toLeft;
                _sumRight[i] += y * toRight;
            }

            _y1[row] = Rested(y1);
            _y2[row] = Rested(y2);
        }

        for (var i = 0; i < input.Length; i++)
        {
            left[i] += Vector256.Sum(_sumLeft[i]);
            right[i] += Vector256.Sum(_sumRight[i]);
        }
    }

    /// <summary>What has died away is put to rest before its numbers become denormal.</summary>
    private static Vector256<float> Rested(Vector256<float> y) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(Vector256.Abs(y), Vector256.Create(Silence)), y, Vector256<float>.Zero);

    private static ref float Lane(Vector256<float>[] rows, int index) => ref MemoryMarshal.Cast<Vector256<float>, float>(rows.AsSpan())[index];
}
