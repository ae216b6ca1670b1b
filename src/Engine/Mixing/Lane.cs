using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mixing;

/// <summary>A gain that moves over time, in straight lines between points; before the first and after the last it stands still.</summary>
internal sealed class Lane
{
    public static readonly Lane One = new([(0, 1)]);

    private readonly long[] _samples;
    private readonly float[] _gains;

    /// <summary>Points in order of time.</summary>
    public Lane(IReadOnlyCollection<(double Seconds, double Gain)> points)
    {
        _samples = [.. points.Select(point => SampleClock.SamplesAt(point.Seconds))];
        _gains = [.. points.Select(point => (float)point.Gain)];
    }

    /// <summary>Never anything but 1.</summary>
    public bool IsStill => _gains.All(gain => gain == 1);

    /// <summary>The gains of the samples from this one on; the same however the time is cut into stretches.</summary>
    public void Fill(long start, Span<float> gains)
    {
        var next = Array.BinarySearch(_samples, start + 1);
        if (next < 0) next = ~next;
        for (var done = 0; done < gains.Length;)
        {
            while (next < _samples.Length && _samples[next] <= start + done) next++;
            var before = Math.Max(0, next - 1);
            var after = Math.Min(next, _samples.Length - 1);
            var end = next < _samples.Length ? (int)Math.Min(gains.Length, _samples[next] - start) : gains.Length;
            var slope = before == after ? 0 : (_gains[after] - _gains[before]) / (_samples[after] - _samples[before]);
            if (slope == 0)
            {
                gains[done..end].Fill(_gains[before]);
            }
            else Draw(_gains[before], slope, (int)(start + done - _samples[before]), gains[done..end]);
            done = end;
        }
    }

    /// <summary>A straight line, so many samples after it began.</summary>
    private static void Draw(float from, float slope, int since, Span<float> gains)
    {
        var lanes = Vector256<float>.Count;
        ref var first = ref MemoryMarshal.GetReference(gains);
        var places = Vector256.Create(since) + Vector256<int>.Indices;
        var i = 0;
        for (; i + lanes <= gains.Length; i += lanes, places += Vector256.Create(lanes))
        {
            (Vector256.Create(from) + (slope * Vector256.ConvertToSingle(places))).StoreUnsafe(ref first, (nuint)i);
        }

        for (; i < gains.Length; i++) gains[i] = from + (slope * (since + i));
    }

    public float At(long sample)
    {
        Span<float> gain = stackalloc float[1];
        Fill(sample, gain);
        return gain[0];
    }

    /// <summary>Turned down by so many decibels while something else sounds; see <see cref="DipTiming"/>.</summary>
    public static Lane Dips(IEnumerable<Dip> dips, DipTiming timing)
    {
        var points = new List<(double Seconds, double Gain)>();
        var envelope = new DipCurve(timing);
        var merged = timing.Bridge(dips).ToImmutableArray();
        for (var i = 0; i < merged.Length; i++)
        {
            var end = i + 1 < merged.Length ? merged[i + 1].StartSeconds - timing.LeadSeconds : double.PositiveInfinity;
            points.AddRange(envelope.Around(merged[i], end));
        }

        return points.Count == 0 ? One : new Lane(points);
    }
}
