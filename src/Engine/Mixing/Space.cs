using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mixing;

/// <summary>A reverb and what is sent into it.</summary>
internal sealed class Space(ReverbOptions options, Strip[] strips, Func<Strip, float> send, int largestBlock)
{
    private readonly Reverb _reverb = new(SampleClock.Rate, options);
    private readonly float[] _inLeft = new float[largestBlock];
    private readonly float[] _inRight = new float[largestBlock];
    private readonly float[] _left = new float[largestBlock];
    private readonly float[] _right = new float[largestBlock];

    public ReadOnlySpan<float> Left(int length) => _left.AsSpan(0, length);

    public ReadOnlySpan<float> Right(int length) => _right.AsSpan(0, length);

    public void Process(int length)
    {
        var inLeft = _inLeft.AsSpan(0, length);
        var inRight = _inRight.AsSpan(0, length);
        inLeft.Clear();
        inRight.Clear();
        foreach (var strip in strips)
        {
            TensorPrimitives.MultiplyAdd(strip.Left(length), send(strip), inLeft, inLeft);
            TensorPrimitives.MultiplyAdd(strip.Right(length), send(strip), inRight, inRight);
        }

        var left = _left.AsSpan(0, length);
        var right = _right.AsSpan(0, length);
        left.Clear();
        right.Clear();
        _reverb.Process(inLeft, inRight, left, right);
    }
}
