using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mixing;

/// <summary>
/// The share of a bus that belongs to some of its parts: their sound under the gain of the bus, and of what its tape adds
/// as much as their part of the bus's power at that time. The weights of all shares sum to 1, so the shares sum to the bus.
/// </summary>
internal sealed class BusShare
{
    /// <summary>The time over which power is compared: harmonics belong to who is loud now.</summary>
    private const double WeighSeconds = 0.02;

    /// <summary>Between parts that are all silent it is shared evenly (−160 dB).</summary>
    private const double Floor = 1e-16;

    private static readonly double Listen = EnvelopeFollower.Coefficient(WeighSeconds * SampleClock.Rate);

    private readonly DelayLine _lineLeft = new(Bus.Latency, IMixSource.LargestBlock);
    private readonly DelayLine _lineRight = new(Bus.Latency, IMixSource.LargestBlock);
    private readonly float[] _left;
    private readonly float[] _right;
    private readonly float[] _outLeft;
    private readonly float[] _outRight;
    private readonly float[] _weights;
    private double _power;

    public BusShare(Strip[] strips, int largestBlock)
    {
        Strips = strips;
        _left = new float[largestBlock];
        _right = new float[largestBlock];
        _outLeft = new float[largestBlock];
        _outRight = new float[largestBlock];
        _weights = new float[largestBlock];
    }

    public Strip[] Strips { get; }

    public ReadOnlySpan<float> Left(int length) => _outLeft.AsSpan(0, length);

    public ReadOnlySpan<float> Right(int length) => _outRight.AsSpan(0, length);

    /// <summary>Gives each share its part of 1, sample by sample.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weigh(BusShare[] shares, int length)
    {
        for (var i = 0; i < length; i++)
        {
            var sum = 0.0;
            foreach (var share in shares)
            {
                var (left, right) = (share.Strips[0].Left(length)[i], share.Strips[0].Right(length)[i]);
                share._power += Listen * (((double)left * left) + ((double)right * right) - share._power);
                sum += share._power + Floor;
            }

            foreach (var share in shares) share._weights[i] = (float)((share._power + Floor) / sum);
        }
    }

    /// <summary>The only share: what is on the bus, under its gain, and all of what its tape adds.</summary>
    public void Take(ReadOnlySpan<float> left, ReadOnlySpan<float> right, ReadOnlySpan<float> addedLeft, ReadOnlySpan<float> addedRight)
    {
        Late(_lineLeft, left, _outLeft.AsSpan(0, left.Length));
        Late(_lineRight, right, _outRight.AsSpan(0, left.Length));
        TensorPrimitives.Add(Left(left.Length), addedLeft, _outLeft);
        TensorPrimitives.Add(Right(left.Length), addedRight, _outRight);
    }

    /// <summary>One of several.</summary>
    public void Take(ReadOnlySpan<float> gains, ReadOnlySpan<float> addedLeft, ReadOnlySpan<float> addedRight)
    {
        var left = _left.AsSpan(0, gains.Length);
        var right = _right.AsSpan(0, gains.Length);
        left.Clear();
        right.Clear();
        foreach (var strip in Strips)
        {
            TensorPrimitives.Add(left, strip.Left(gains.Length), left);
            TensorPrimitives.Add(right, strip.Right(gains.Length), right);
        }

        Take(_lineLeft, left, gains, addedLeft, _outLeft.AsSpan(0, gains.Length));
        Take(_lineRight, right, gains, addedRight, _outRight.AsSpan(0, gains.Length));
    }

    private void Take(DelayLine line, Span<float> plain, ReadOnlySpan<float> gains, ReadOnlySpan<float> added, Span<float> output)
    {
        TensorPrimitives.Multiply(plain, gains, plain);
        Late(line, plain, output);
        TensorPrimitives.MultiplyAdd(added, _weights.AsSpan(0, added.Length), output, output);
    }

    /// <summary>As late as the tape is.</summary>
    private static void Late(DelayLine line, ReadOnlySpan<float> plain, Span<float> output)
    {
        line.Write(plain);
        output.Clear();
        line.AddTap(Bus.Latency, 1, output);
    }
}
