using System.Collections.Immutable;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Rendering.Performing;

/// <summary>The written expression of a part, over the samples: straight in ticks from point to point, also where the tempo bends.</summary>
internal sealed class Curve(ImmutableArray<ExpressionPoint> points, TempoMap tempo)
{
    /// <summary>Behind the last change.</summary>
    public long End => points.IsEmpty ? 0 : tempo.SamplesAt(points[^1].Tick) + 1;

    public double At(long sample)
    {
        if (points.IsEmpty) return 1;
        var tick = tempo.TicksAt(SampleClock.SecondsAt(sample));
        var next = 0;
        while (next < points.Length && points[next].Tick <= tick) next++;
        if (next == 0) return points[0].Level;
        if (next == points.Length) return points[^1].Level;
        var (from, to) = (points[next - 1], points[next]);
        return from.Level + ((to.Level - from.Level) * (tick - from.Tick) / (to.Tick - from.Tick));
    }
}
