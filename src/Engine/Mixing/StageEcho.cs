using System.Collections.Immutable;
using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mixing;

/// <summary>The first reflections of one part; what kind of walls they are is the affair of the room that hears them.</summary>
internal sealed class StageEcho
{
    /// <summary>An echo this far (−20 dB) under the loudest is lost among the others.</summary>
    private const double Lost = 0.1;

    /// <summary>Many taps are summed over it, so it stays close to the processor.</summary>
    private const int Chunk = 512;

    private readonly (int Delay, float Gain)[] _tapsLeft;
    private readonly (int Delay, float Gain)[] _tapsRight;
    private readonly DelayLine _line;
    private readonly float[] _middle;
    private readonly float[] _left;
    private readonly float[] _right;

    public StageEcho(ImmutableArray<Reflection> reflections, int largestBlock)
    {
        var loudest = reflections.Max(echo => Math.Max(echo.LeftGain, echo.RightGain));
        (int, float)[] Taps(Func<Reflection, double> gain) =>
            [.. reflections.Where(echo => gain(echo) > Lost * loudest).Select(echo => ((int)SampleClock.SamplesAt(echo.Seconds), (float)gain(echo)))];
        _tapsLeft = Taps(echo => echo.LeftGain);
        _tapsRight = Taps(echo => echo.RightGain);
        _line = new DelayLine((int)SampleClock.SamplesAt(reflections[^1].Seconds), Chunk);
        _middle = new float[Chunk];
        _left = new float[largestBlock];
        _right = new float[largestBlock];
    }

    public ReadOnlySpan<float> Left(int length) => _left.AsSpan(0, length);

    public ReadOnlySpan<float> Right(int length) => _right.AsSpan(0, length);

    public void Process(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        for (var at = 0; at < left.Length; at += Chunk)
        {
            var count = Math.Min(Chunk, left.Length - at);
            var middle = _middle.AsSpan(0, count);
            TensorPrimitives.Add(left.Slice(at, count), right.Slice(at, count), middle);
            TensorPrimitives.Multiply(middle, 0.5f, middle);
            _line.Write(middle);
            Sum(_tapsLeft, _left.AsSpan(at, count));
            Sum(_tapsRight, _right.AsSpan(at, count));
        }
    }

    private void Sum((int Delay, float Gain)[] taps, Span<float> output)
    {
        output.Clear();
        foreach (var (delay, gain) in taps) _line.AddTap(delay, gain, output);
    }
}
