using System.Collections.Immutable;
using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mixing;

/// <summary>The first reflections of one part; what kind of walls they are is the affair of the room that hears them.</summary>
internal sealed class StageEcho
{
    private readonly (int Delay, float Left, float Right)[] _taps;
    private readonly DelayLine _line;
    private readonly float[] _middle;
    private readonly float[] _left;
    private readonly float[] _right;

    public StageEcho(ImmutableArray<Reflection> reflections, int largestBlock)
    {
        _taps = [.. reflections.Select(echo => ((int)SampleClock.SamplesAt(echo.Seconds), (float)echo.LeftGain, (float)echo.RightGain))];
        _line = new DelayLine(_taps.Max(tap => tap.Delay), largestBlock);
        _middle = new float[largestBlock];
        _left = new float[largestBlock];
        _right = new float[largestBlock];
    }

    public ReadOnlySpan<float> Left(int length) => _left.AsSpan(0, length);

    public ReadOnlySpan<float> Right(int length) => _right.AsSpan(0, length);

    public void Process(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var middle = _middle.AsSpan(0, left.Length);
        TensorPrimitives.Add(left, right, middle);
        TensorPrimitives.Multiply(middle, 0.5f, middle);
        _line.Write(middle);
        var outLeft = _left.AsSpan(0, left.Length);
        var outRight = _right.AsSpan(0, left.Length);
        outLeft.Clear();
        outRight.Clear();
        foreach (var tap in _taps)
        {
            _line.AddTap(tap.Delay, tap.Left, outLeft);
            _line.AddTap(tap.Delay, tap.Right, outRight);
        }
    }
}
