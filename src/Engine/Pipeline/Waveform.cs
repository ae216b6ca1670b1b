using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace Cuewright.Engine.Pipeline;

/// <summary>Peaks of a sound in as many columns as a drawing has.</summary>
internal sealed class Waveform(long lengthSamples)
{
    private const int Columns = 1200;

    private readonly float[] _peaks = new float[Columns];
    private long _at;

    public ImmutableArray<float> Peaks => [.. _peaks];

    public void Add(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        for (var done = 0; done < left.Length;)
        {
            var column = (int)Math.Min(Columns - 1, (_at + done) * Columns / lengthSamples);
            var end = ((column + 1) * lengthSamples / Columns) - _at;
            var count = (int)Math.Clamp(end - done, 1, left.Length - done);
            var peak = Math.Max(TensorPrimitives.MaxMagnitude(left.Slice(done, count)), TensorPrimitives.MaxMagnitude(right.Slice(done, count)));
            _peaks[column] = Math.Max(_peaks[column], Math.Abs(peak));
            done += count;
        }

        _at += left.Length;
    }
}
