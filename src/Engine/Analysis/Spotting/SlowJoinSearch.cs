using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>
/// Dissolves and wipes: stretches of several lengths around every moment are held against both, and of those that
/// overlap the surest stays.
/// </summary>
internal sealed class SlowJoinSearch
{
    /// <summary>Each a third longer than the one before: a stretch no more than a seventh off is near enough.</summary>
    private static readonly double[] HalfSpans = [0.15, 0.2, 0.27, 0.36, 0.48, 0.64, 0.85, 1.1];

    /// <summary>Moments looked at are at least this far apart, however many frames there are.</summary>
    private const double StepSeconds = 0.03;

    private const double LeastConfidence = 0.5;

    private readonly FrameLog _log;
    private readonly Thumbnail[] _drawn;
    private readonly double[] _texture;
    private readonly int[] _nextBreak;
    private readonly int[] _lastBreak;

    /// <param name="log">All frames.</param>
    /// <param name="breaks">Frames whose change from the one before is a cut, a flash or a fade.</param>
    public SlowJoinSearch(FrameLog log, ReadOnlySpan<bool> breaks)
    {
        _log = log;
        _drawn = [.. Enumerable.Range(0, log.Count).Select(frame => Thumbnails.Levelled(log[frame].Thumbnail))];
        _texture = [.. _drawn.Select(drawn => Thumbnails.Texture(drawn))];
        _nextBreak = new int[log.Count + 1];
        _lastBreak = new int[log.Count + 1];
        _nextBreak[log.Count] = log.Count;
        for (var frame = log.Count - 1; frame >= 0; frame--) _nextBreak[frame] = breaks[frame] ? frame : _nextBreak[frame + 1];
        for (var frame = 1; frame <= log.Count; frame++) _lastBreak[frame] = breaks[frame - 1] ? frame - 1 : _lastBreak[frame - 1];
    }

    public List<SlowJoin> Find()
    {
        var found = new List<SlowJoin>();
        var looked = double.MinValue;
        for (var middle = 1; middle < _log.Count - 1; middle++)
        {
            if (_log[middle].Seconds - looked < StepSeconds) continue;
            looked = _log[middle].Seconds;
            foreach (var join in Around(middle))
            {
                if (join.Confidence >= LeastConfidence) found.Add(join);
            }
        }

        var kept = new List<SlowJoin>();
        foreach (var one in found.OrderByDescending(one => one.Confidence).ThenBy(one => one.Frame))
        {
            if (kept.All(other => one.End <= other.Frame || one.Frame >= other.End)) kept.Add(one);
        }

        return [.. kept.OrderBy(one => one.Frame)];
    }

    /// <summary>The best that speaks for a dissolve and for a wipe around each frame.</summary>
    public void Show(NumbersTable numbers)
    {
        var around = Enumerable.Range(0, _log.Count).Select(frame => frame == 0 ? [] : Around(frame).ToArray()).ToArray();
        numbers.Add("dissolve_score", around.Select(joins => joins.Max(join => Of(join, Transition.Dissolve))));
        numbers.Add("wipe_score", around.Select(joins => joins.Max(join => Of(join, Transition.Wipe))));

        static double? Of(SlowJoin join, Transition transition) => join.Transition == transition ? join.Confidence : null;
    }

    private IEnumerable<SlowJoin> Around(int middle)
    {
        foreach (var half in HalfSpans)
        {
            var (start, end) = (_log[middle].Seconds - half, _log[middle].Seconds + half);
            var (from, to) = (_log.FrameFrom(start), _log.FrameFrom(end));
            if (start < -1e-6 || to >= _log.Count || _nextBreak[from + 1] <= to) yield break;
            if (to - from < 4) continue;
            if (Weigh(from, to) is not { } evidence) continue;
            var (dissolve, wipe) = (evidence.Dissolve.Confidence, evidence.Wipe.Confidence);
            yield return wipe > dissolve ? new SlowJoin(from, to, Transition.Wipe, wipe) : new SlowJoin(from, to, Transition.Dissolve, dissolve);
        }
    }

    /// <summary>What speaks for a join between two frames; null where they hardly differ.</summary>
    internal (DissolveEvidence Dissolve, WipeEvidence Wipe)? Weigh(int from, int to)
    {
        if (Crossing.Between(_log, _drawn, from, to, (_lastBreak[from + 1], _nextBreak[to + 1] - 1)) is not { } crossing) return null;
        var dissolve = DissolveDetector.Weigh(_log, _drawn, _texture, crossing);
        return (dissolve, WipeDetector.Weigh(_log, crossing, dissolve));
    }
}
