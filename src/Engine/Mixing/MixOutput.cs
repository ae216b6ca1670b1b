using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mixing;

/// <summary>
/// Buses and the spaces around them, summed to one stereo signal: all of them for the mix, one bus for a stem. All steps
/// from the buses on are linear, so the stems add up to the mix.
/// </summary>
internal sealed class MixOutput
{
    private readonly Bus[] _buses;
    private readonly Biquad _sideLowCut;
    private readonly float[] _left;
    private readonly float[] _right;
    private readonly float[] _side;

    public MixOutput(Bus[] buses, Strip[] strips, MixSettings settings, int largestBlock)
    {
        _buses = buses;
        Room = new Space(settings.Room, strips, strip => strip.RoomSend, largestBlock);
        Hall = new Space(settings.Hall, strips, strip => strip.HallSend, largestBlock);
        _sideLowCut = new Biquad(BiquadCoefficients.HighPass(SampleClock.Rate, settings.LowMonoHz));
        _left = new float[largestBlock];
        _right = new float[largestBlock];
        _side = new float[largestBlock];
    }

    public Space Room { get; }

    public Space Hall { get; }

    public ReadOnlySpan<float> Left(int length) => _left.AsSpan(0, length);

    public ReadOnlySpan<float> Right(int length) => _right.AsSpan(0, length);

    public void Process(int length)
    {
        var left = _left.AsSpan(0, length);
        var right = _right.AsSpan(0, length);
        TensorPrimitives.Add(Room.Left(length), Hall.Left(length), left);
        TensorPrimitives.Add(Room.Right(length), Hall.Right(length), right);
        foreach (var bus in _buses)
        {
            TensorPrimitives.Add(left, bus.Left(length), left);
            TensorPrimitives.Add(right, bus.Right(length), right);
        }

        JoinLows(left, right);
    }

    /// <summary>Low frequencies have no side: half of a difference of lows goes to each channel with its sign turned.</summary>
    private void JoinLows(Span<float> left, Span<float> right)
    {
        var side = _side.AsSpan(0, left.Length);
        TensorPrimitives.Add(left, right, left);
        TensorPrimitives.Multiply(left, 0.5f, left);
        TensorPrimitives.Subtract(left, right, side);
        _sideLowCut.Process(side, side);
        TensorPrimitives.Subtract(left, side, right);
        TensorPrimitives.Add(left, side, left);
    }
}
