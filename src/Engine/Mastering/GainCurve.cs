using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;

namespace Cuewright.Engine.Mastering;

/// <summary>
/// All that mastering does to the level: one gain for both channels and for every stem, given at the cells' edges and
/// straight between them.
/// </summary>
internal sealed class GainCurve
{
    private const int Segment = Cells.Samples;

    /// <summary>The last moment is faded however the music ends, so that no tail is cut off.</summary>
    private const double FadeSeconds = 0.3;

    private readonly float[] _edges;

    public GainCurve(float[] gainsDb, long lengthSamples)
    {
        _edges = new float[gainsDb.Length];
        for (var edge = 0; edge < gainsDb.Length; edge++)
        {
            var left = lengthSamples - ((long)edge * Segment);
            _edges[edge] = (float)(Decibels.ToGain(gainsDb[edge]) * Fade(left / (double)Time.SampleClock.Rate));
        }
    }

    /// <summary>Scales a stretch that begins at this sample.</summary>
    public void Apply(long start, Span<float> left, Span<float> right)
    {
        Span<float> gains = stackalloc float[Segment];
        for (var done = 0; done < left.Length;)
        {
            var cell = (int)((start + done) / Segment);
            var into = (int)((start + done) % Segment);
            var count = Math.Min(Segment - into, left.Length - done);
            var gain = gains[..count];
            var (from, slope) = (_edges[cell], (_edges[cell + 1] - _edges[cell]) / Segment);
            for (var i = 0; i < count; i++) gain[i] = from + (slope * (into + i));
            TensorPrimitives.Multiply(left.Slice(done, count), gain, left.Slice(done, count));
            TensorPrimitives.Multiply(right.Slice(done, count), gain, right.Slice(done, count));
            done += count;
        }
    }

    private static double Fade(double secondsLeft)
    {
        var left = Math.Clamp(secondsLeft / FadeSeconds, 0, 1);
        return Math.Sin(left * Math.PI / 2) * Math.Sin(left * Math.PI / 2);
    }
}
