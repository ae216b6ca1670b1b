using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>One picture melts into another between two frames.</summary>
internal readonly record struct Dissolve(int Frame, int End, double Confidence)
{
    public int Middle => (Frame + End) / 2;
}

/// <summary>
/// In a dissolve every frame is a blend of the two pictures at its ends, in the share that time has passed. So for spans
/// of several lengths around every frame: the ends show different pictures, and the frames between lie on the line.
/// </summary>
internal static class DissolveDetector
{
    private static readonly double[] HalfSpans = [0.15, 0.25, 0.4, 0.65, 1.0];

    /// <summary>Least difference of the ends in levels, and most likeness of what they show.</summary>
    private const double Different = 10;
    private const double Alike = 0.75;

    /// <summary>Largest distance from the line, as a share of the difference of the ends.</summary>
    private const double OffLine = 0.13;

    private const double EvenSurface = 5;
    private const double LeastConfidence = 0.5;

    public static List<Dissolve> Find(FrameLog log, IReadOnlyList<(int From, int To)> taken)
    {
        var best = new List<Dissolve>();
        for (var middle = 1; middle < log.Count - 1; middle++)
        {
            if (At(log, middle, taken) is { Confidence: >= LeastConfidence } found) best.Add(found);
        }

        // Of overlapping ones the surest stays.
        var kept = new List<Dissolve>();
        foreach (var one in best.OrderByDescending(one => one.Confidence).ThenBy(one => one.Frame))
        {
            if (kept.All(other => one.End < other.Frame || one.Frame > other.End)) kept.Add(one);
        }

        return [.. kept.OrderBy(one => one.Frame)];
    }

    private static Dissolve? At(FrameLog log, int middle, IReadOnlyList<(int From, int To)> taken)
    {
        Dissolve? best = null;
        foreach (var half in HalfSpans)
        {
            var from = log.FrameFrom(log[middle].Seconds - half);
            var to = log.FrameFrom(log[middle].Seconds + half);
            if (to >= log.Count || to - from < 4 || log[middle].Seconds - half < -1e-6) break;
            if (taken.Any(span => span.From <= to && span.To >= from)) break;
            var confidence = Judge(log, from, middle, to);
            if (confidence > (best?.Confidence ?? 0)) best = new Dissolve(from, to, confidence);
        }

        return best;
    }

    private static double Judge(FrameLog log, int from, int middle, int to)
    {
        var (first, last) = (log[from], log[to]);
        if (first.Contrast < EvenSurface || last.Contrast < EvenSurface) return 0;
        var difference = log.Distance(from, to);
        if (difference < Different || Thumbnails.Likeness(first.Thumbnail, last.Thumbnail) > Alike) return 0;
        var off = 0.0;
        Span<int> between = [(from + middle) / 2, middle, (middle + to) / 2];
        foreach (var frame in between)
        {
            var part = (log[frame].Seconds - first.Seconds) / (last.Seconds - first.Seconds);
            off = Math.Max(off, Thumbnails.DistanceToBlend(log[frame].Thumbnail, first.Thumbnail, last.Thumbnail, part) / difference);
        }

        // Longer spans that still lie on the line say more: the whole dissolve, not a piece of it.
        return off > OffLine ? 0 : (1 - (off / OffLine / 2)) * (difference / (difference + 15));
    }
}
