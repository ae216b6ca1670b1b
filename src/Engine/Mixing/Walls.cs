using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mixing;

/// <summary>The first reflections of all parts together, as dull as the room they come from. Linear.</summary>
internal sealed class Walls(Strip[] strips, ReverbOptions room, int largestBlock)
{
    private readonly StereoFilter _filter = new(
        BiquadCoefficients.HighPass(SampleClock.Rate, room.LowCutHz), BiquadCoefficients.LowPass(SampleClock.Rate, room.HighCutHz));

    private readonly float[] _left = new float[largestBlock];
    private readonly float[] _right = new float[largestBlock];

    public ReadOnlySpan<float> Left(int length) => _left.AsSpan(0, length);

    public ReadOnlySpan<float> Right(int length) => _right.AsSpan(0, length);

    public void Process(int length)
    {
        var left = _left.AsSpan(0, length);
        var right = _right.AsSpan(0, length);
        left.Clear();
        right.Clear();
        foreach (var strip in strips)
        {
            TensorPrimitives.MultiplyAdd(strip.EarlyLeft(length), strip.RoomSend, left, left);
            TensorPrimitives.MultiplyAdd(strip.EarlyRight(length), strip.RoomSend, right, right);
        }

        _filter.Process(left, right, left, right);
    }
}
