using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

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

    /// <summary>A piece that begins with a stroke opens from silence within this, so that no player starts with a click.</summary>
    private const double OpenSeconds = 0.004;

    private readonly float[] _edges;

    /// <param name="gainsDb">At the cells' edges.</param>
    /// <param name="lengthSamples">Of what it is for.</param>
    /// <param name="fades">Whether it opens at the start and fades at the end.</param>
    public GainCurve(float[] gainsDb, long lengthSamples, bool fades)
    {
        _edges = new float[gainsDb.Length];
        for (var edge = 0; edge < gainsDb.Length; edge++)
        {
            var from = SampleClock.SecondsAt((long)edge * Segment);
            var left = SampleClock.SecondsAt(lengthSamples) - from;
            _edges[edge] = (float)(Decibels.ToGain(gainsDb[edge]) * (fades ? Rise(from / OpenSeconds) * Rise(left / FadeSeconds) : 1));
        }
    }

    /// <summary>Gains of cells at their edges, of which there is one more.</summary>
    public static float[] Edges(float[] cells) => [.. cells, cells.Length == 0 ? 0 : cells[^1]];

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

    /// <summary>From 0 to 1, flat at both ends.</summary>
    private static double Rise(double way)
    {
        var sine = Math.Sin(Math.Clamp(way, 0, 1) * Math.PI / 2);
        return sine * sine;
    }
}
