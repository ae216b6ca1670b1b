using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>
/// Sums saws, pulses and triangles of any number into two channels, free of aliasing. All of them are straight lines with
/// edges, and a sum of straight lines is one straight line: so a wave costs nothing but its edges, each of which adds a step
/// (or a corner) and its row of the <see cref="EdgeTable"/>. Sound comes out eight samples late, for an edge is heard before it.
/// </summary>
internal sealed class StraightWaves
{
    private const int Stretch = SynthPlayer.GridSamples;

    private readonly Channel _left = new();
    private readonly Channel _right = new();

    public void Reset()
    {
        _left.Reset();
        _right.Reset();
    }

    /// <summary>Rises from −1 to 1 in each cycle. Phase and step in cycles; the phase is moved on by the stretch.</summary>
    public void Saw(ref double phase, double step, int samples, float left, float right)
    {
        Line((2 * phase) - 1, 2 * step, left, right);
        var end = phase + (step * samples);
        for (var wrap = 1.0; wrap <= end; wrap++) Step((wrap - phase) / step, samples, -2 * left, -2 * right);
        phase = end - Math.Floor(end);
    }

    /// <summary>A saw that begins anew with each cycle of a master (hard sync).</summary>
    public void SyncedSaw(ref double phase, double step, ref double master, double masterStep, int samples, float left, float right)
    {
        Line((2 * phase) - 1, 2 * step, left, right);
        var at = 0.0;
        while (true)
        {
            var toWrap = (1 - phase) / step;
            var toReset = (1 - master) / masterStep;
            var next = Math.Min(toWrap, toReset);
            if (at + next > samples) break;
            at += next;
            phase += step * next;
            master += masterStep * next;
            var fall = toReset <= toWrap ? phase : 1;
            Step(at, samples, (float)(-2 * fall) * left, (float)(-2 * fall) * right);
            phase -= fall;
            if (toReset <= toWrap) master -= 1;
        }

        phase += step * (samples - at);
        master += masterStep * (samples - at);
    }

    /// <summary>From −1 up to 1 and back.</summary>
    public void Triangle(ref double phase, double step, int samples, float left, float right)
    {
        var rising = phase < 0.5;
        Line(rising ? (4 * phase) - 1 : 3 - (4 * phase), rising ? 4 * step : -4 * step, left, right);
        var end = phase + (step * samples);
        for (var corner = rising ? 0.5 : 1; corner <= end; corner += 0.5)
        {
            var bend = (float)(corner == Math.Floor(corner) ? 8 * step : -8 * step);
            Corner((corner - phase) / step, samples, bend * left, bend * right);
        }

        phase = end - Math.Floor(end);
    }

    /// <summary>Hands out the stretch, to be used until the next wave is added, and makes room for the next.</summary>
    public void Finish(Span<float> left, Span<float> right)
    {
        _left.Finish(left);
        _right.Finish(right);
    }

    private void Line(double start, double slope, float left, float right)
    {
        _left.Line((float)start * left, (float)slope * left);
        _right.Line((float)start * right, (float)slope * right);
    }

    /// <param name="at">Samples after the first of the stretch, more than 0.</param>
    /// <param name="samples">Length of the stretch.</param>
    /// <param name="left">Height of the step.</param>
    /// <param name="right">The same of the other channel.</param>
    private void Step(double at, int samples, float left, float right)
    {
        // The edge lies after sample n, at most on sample n + 1, which is then the first behind it.
        var n = Math.Clamp((int)Math.Ceiling(at) - 1, 0, samples - 1);
        var place = (float)(at - n) * EdgeTable.Rows;
        _left.Step(n, place, left);
        _right.Step(n, place, right);
    }

    private void Corner(double at, int samples, float left, float right)
    {
        var n = Math.Clamp((int)Math.Ceiling(at) - 1, 0, samples - 1);
        var fraction = (float)(at - n);
        _left.Corner(n, fraction, left);
        _right.Corner(n, fraction, right);
    }

    private sealed class Channel
    {
        private readonly float[] _sum = new float[Stretch + EdgeTable.Taps];

        /// <summary>By how much level and slope jump at each sample of the stretch; the last belongs to the next one.</summary>
        private readonly float[] _steps = new float[Stretch + 1];
        private readonly float[] _bends = new float[Stretch + 1];
        private float _level;
        private float _slope;
        private bool _bent;

        public void Reset()
        {
            Array.Clear(_sum);
            Array.Clear(_steps);
            Array.Clear(_bends);
            (_level, _slope, _bent) = (0, 0, false);
        }

        public void Line(float start, float slope)
        {
            _level += start;
            _slope += slope;
        }

        public void Step(int n, float place, float height)
        {
            _steps[n + 1] += height;
            AddRow(EdgeTable.Steps, n, place, height);
        }

        public void Corner(int n, float fraction, float bend)
        {
            _bent = true;
            _steps[n + 1] += bend * (1 - fraction);
            _bends[n + 1] += bend;
            AddRow(EdgeTable.Corners, n, fraction * EdgeTable.Rows, bend);
        }

        public void Finish(Span<float> output)
        {
            Integrate(output.Length);
            var sum = _sum.AsSpan();
            sum[..output.Length].CopyTo(output);
            sum[output.Length..].CopyTo(sum);
            sum[^output.Length..].Clear();
            Array.Clear(_steps);
            if (_bent) Array.Clear(_bends);
            (_level, _slope, _bent) = (0, 0, false);
        }

        /// <summary>Draws the lines, eight samples late.</summary>
        private void Integrate(int samples)
        {
            var sum = _sum.AsSpan(EdgeTable.Before, samples);
            var steps = _steps.AsSpan(0, samples);
            var (level, slope) = (_level, _slope);
            if (!_bent)
            {
                var jumped = 0f;
                for (var i = 0; i < sum.Length; i++)
                {
                    jumped += steps[i];
                    sum[i] += level + (slope * i) + jumped;
                }

                return;
            }

            var bends = _bends.AsSpan(0, samples);
            level -= slope;
            for (var i = 0; i < sum.Length; i++)
            {
                level += slope + steps[i];
                slope += bends[i];
                sum[i] += level;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void AddRow(float[] table, int n, float place, float scale)
        {
            // Sample n is the eighth of the row's sixteen and lies Before samples into the sum.
            var row = Math.Min((int)place, EdgeTable.Rows - 1);
            var upper = Vector256.Create(scale * (place - row));
            var lower = Vector256.Create(scale) - upper;
            ref var from = ref table[row * EdgeTable.Taps];
            ref var to = ref _sum[n + 1];
            for (nuint i = 0; i < EdgeTable.Taps; i += (nuint)Vector256<float>.Count)
            {
                var a = Vector256.LoadUnsafe(ref from, i);
                var b = Vector256.LoadUnsafe(ref from, i + EdgeTable.Taps);
                (Vector256.LoadUnsafe(ref to, i) + (a * lower) + (b * upper)).StoreUnsafe(ref to, i);
            }
        }
    }
}
