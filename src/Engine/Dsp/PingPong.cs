using System.Numerics.Tensors;

namespace Cuewright.Engine.Dsp;

/// <summary>Echoes that come back filtered, and change sides as far as they cross.</summary>
internal sealed record PingPongOptions
{
    /// <summary>What is left of each echo in the next.</summary>
    public required double Feedback { get; init; }

    /// <summary>0: each side hears its own echoes, 1: they go left, right, left …</summary>
    public required double Crossing { get; init; }

    public required double LowCutHz { get; init; }

    public required double HighCutHz { get; init; }
}

/// <summary>An echo of a stereo signal, wet only. No echo depends on one nearer than the delay, so stretches of that length are vectors.</summary>
internal sealed class PingPong : IWetEffect
{
    private const int Chunk = 512;

    private readonly DelayLine _left;
    private readonly DelayLine _right;
    private readonly StereoFilter _filter;
    private readonly int _delay;
    private readonly float _own;
    private readonly float _cross;
    private readonly float _feedback;
    private readonly float[] _echoLeft = new float[Chunk];
    private readonly float[] _echoRight = new float[Chunk];
    private readonly float[] _nextLeft = new float[Chunk];
    private readonly float[] _nextRight = new float[Chunk];

    public PingPong(int sampleRate, double delaySeconds, PingPongOptions options)
    {
        _delay = (int)Math.Round(delaySeconds * sampleRate);
        _left = new DelayLine(_delay, Chunk);
        _right = new DelayLine(_delay, Chunk);
        _filter = new StereoFilter(
            BiquadCoefficients.HighPass(sampleRate, options.LowCutHz), BiquadCoefficients.LowPass(sampleRate, options.HighCutHz));
        (_own, _cross, _feedback) = ((float)(1 - options.Crossing), (float)options.Crossing, (float)options.Feedback);
    }

    public void Reset()
    {
        _left.Reset();
        _right.Reset();
        _filter.Reset();
    }

    /// <summary>Adds to the outputs.</summary>
    public void Process(ReadOnlySpan<float> inLeft, ReadOnlySpan<float> inRight, Span<float> outLeft, Span<float> outRight)
    {
        var longest = Math.Min(Chunk, _delay);
        for (var at = 0; at < inLeft.Length; at += longest)
        {
            var count = Math.Min(longest, inLeft.Length - at);
            Run(inLeft.Slice(at, count), inRight.Slice(at, count), outLeft.Slice(at, count), outRight.Slice(at, count));
        }
    }

    private void Run(ReadOnlySpan<float> inLeft, ReadOnlySpan<float> inRight, Span<float> outLeft, Span<float> outRight)
    {
        var echoLeft = _echoLeft.AsSpan(0, inLeft.Length);
        var echoRight = _echoRight.AsSpan(0, inLeft.Length);
        _left.Read(_delay, echoLeft);
        _right.Read(_delay, echoRight);
        _filter.Process(echoLeft, echoRight, echoLeft, echoRight);
        TensorPrimitives.Add(outLeft, echoLeft, outLeft);
        TensorPrimitives.Add(outRight, echoRight, outRight);

        // What crosses enters on the left as one signal; the right side then only hears what the left one said.
        var nextLeft = _nextLeft.AsSpan(0, inLeft.Length);
        var nextRight = _nextRight.AsSpan(0, inLeft.Length);
        TensorPrimitives.Add(inLeft, inRight, nextLeft);
        TensorPrimitives.Multiply(nextLeft, 0.5f * _cross, nextLeft);
        TensorPrimitives.MultiplyAdd(inLeft, _own, nextLeft, nextLeft);
        TensorPrimitives.Multiply(inRight, _own, nextRight);
        TensorPrimitives.MultiplyAdd(echoLeft, _feedback * _own, nextLeft, nextLeft);
        TensorPrimitives.MultiplyAdd(echoRight, _feedback * _cross, nextLeft, nextLeft);
        TensorPrimitives.MultiplyAdd(echoRight, _feedback * _own, nextRight, nextRight);
        TensorPrimitives.MultiplyAdd(echoLeft, _feedback * _cross, nextRight, nextRight);
        _left.Write(nextLeft);
        _right.Write(nextRight);
    }
}
