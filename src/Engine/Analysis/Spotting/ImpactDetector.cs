using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>
/// Something stops or turns at once: a landing, a strike, a clap. The impact envelope sums, over all directions, how much
/// less moves just after a frame than just before it; its peaks above their surroundings are impacts.
/// </summary>
internal static class ImpactDetector
{
    /// <summary>Movement is averaged over this long before and after: a single noisy frame is no impact.</summary>
    private const double BeforeSeconds = 0.13;
    private const double AfterSeconds = 0.09;

    /// <summary>Peaks stand alone within this, and above the mean and two deviations of a second around.</summary>
    private const double AloneSeconds = 0.15;
    private const double SurroundSeconds = 0.5;
    private const double Deviations = 2;

    /// <summary>Least fall, in picture widths a second averaged over the picture, and as a share of what moved.</summary>
    private const double Least = 0.012;
    private const double Share = 0.55;

    /// <summary>Camera speed (widths a second) at which movement of objects is believed half.</summary>
    private const double Unsteady = 0.25;

    public static List<(int Frame, double Strength)> Find(FrameLog log, ReadOnlySpan<bool> disturbed)
    {
        var envelope = Envelope(log, disturbed);
        var impacts = new List<(int, double)>();
        for (var frame = 1; frame < envelope.Length; frame++)
        {
            var fall = envelope[frame];
            if (fall < Least) continue;
            var (first, end) = log.Around(frame, AloneSeconds);
            if (envelope.AsSpan(first..end).IndexOfAnyInRange(Math.BitIncrement(fall), double.MaxValue) >= 0) continue;
            (first, end) = log.Around(frame, SurroundSeconds);
            var (mean, deviation) = Spread(envelope.AsSpan(first..end));
            if (fall < mean + (Deviations * deviation)) continue;
            impacts.Add((frame, Math.Min(1, fall / (6 * Least))));
        }

        return impacts;
    }

    /// <summary>The fall of movement at each frame: what moved into it, against what moves out of it.</summary>
    internal static double[] Envelope(FrameLog log, ReadOnlySpan<bool> disturbed)
    {
        var envelope = new double[log.Count];
        for (var frame = 1; frame < log.Count - 1; frame++)
        {
            if (disturbed[frame] || disturbed[frame + 1] || log[frame].Change is null) continue;
            if (Mean(log, disturbed, log.FrameFrom(log[frame].Seconds - BeforeSeconds), frame) is not { } before) continue;
            if (Mean(log, disturbed, frame + 1, Math.Max(frame + 1, log.FrameFrom(log[frame].Seconds + AfterSeconds))) is not { } after) continue;
            var fall = 0.0;
            for (var i = 0; i < Directions.Count; i++) fall += Math.Max(0, before[i] - after[i]);
            if (fall >= Share * before.Total) envelope[frame] = fall;
        }

        return envelope;
    }

    /// <summary>Mean movement over some frames, each weighing as long as it took; null across a cut or a flash.</summary>
    private static Directions? Mean(FrameLog log, ReadOnlySpan<bool> disturbed, int first, int last)
    {
        var mean = default(Directions);
        if (first < 1 || last >= log.Count) return null;
        var seconds = log[last].Seconds - log[first - 1].Seconds;
        for (var frame = first; frame <= last; frame++)
        {
            if (disturbed[frame]) return null;
            if (log[frame].Change is not { } change) continue;
            var camera = change.Camera.Speed / (change.ElapsedSeconds * SmallPicture.Width);
            var weight = change.ElapsedSeconds / seconds / (1 + (camera / Unsteady));
            for (var i = 0; i < Directions.Count; i++) mean[i] += (float)(weight * change.Objects[i]);
        }

        return mean;
    }

    private static (double Mean, double Deviation) Spread(ReadOnlySpan<double> values)
    {
        double sum = 0, squares = 0;
        foreach (var value in values)
        {
            sum += value;
            squares += value * value;
        }

        var mean = sum / values.Length;
        return (mean, Math.Sqrt(Math.Max(0, (squares / values.Length) - (mean * mean))));
    }
}
