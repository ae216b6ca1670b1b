using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>
/// The beat of the picture: steps, strokes, machines, steady cutting. Impacts, cuts and the swell of movement are drawn on
/// one line of a hundred values a second, and the distance at which that line is most like itself is the beat.
/// </summary>
internal static class PulseDetector
{
    private const double PerSecond = 100;

    /// <summary>Beats looked for, and the tempo at which of two that fit alike the middle one is felt.</summary>
    private const double SlowestBpm = 40;
    private const double FastestBpm = 180;
    private const double MiddleBpm = 100;
    private const double OctavesAround = 0.9;

    /// <summary>Likeness with itself that says there is a beat, and how often it must come in the clip.</summary>
    private const double Clear = 0.35;
    private const double LeastBeats = 5;

    /// <summary>A cut weighs as much as an impact of this strength; each event is spread as far as people's beats are.</summary>
    private const double CutWeight = 0.7;
    private const double SpreadSeconds = 0.04;

    /// <summary>Movement is taken without what changes over longer than this.</summary>
    private const double TrendSeconds = 1.0;

    public static VisualPulse? Find(
        FrameLog log, IReadOnlyList<Stop> stops, ReadOnlySpan<bool> disturbed, IEnumerable<Shot> shots, IEnumerable<Impact> impacts)
    {
        var seconds = log[log.Count - 1].Seconds;
        var samples = (int)(seconds * PerSecond) + 1;
        if (seconds * SlowestBpm / 60 < LeastBeats - 1) return null;
        (double Seconds, double Weight)[] events = [.. shots.Skip(1).Select(shot => (shot.StartSeconds, CutWeight * shot.Confidence))
            .Concat(impacts.Select(impact => (log[impact.Frame].Seconds, impact.Strength)))];
        var struck = events.Length < LeastBeats ? null : Best(Struck(events, samples), seconds);
        var swelling = Best(Swelling(log, stops, disturbed, samples), seconds);
        return (struck?.Confidence ?? 0) >= (swelling?.Confidence ?? 0) ? struck : swelling;
    }

    private static double[] Struck(IEnumerable<(double Seconds, double Weight)> events, int samples)
    {
        var line = new double[samples];
        foreach (var (seconds, weight) in events)
        {
            for (var i = Math.Max(0, (int)((seconds - (4 * SpreadSeconds)) * PerSecond)); i < Math.Min(samples, (seconds + (4 * SpreadSeconds)) * PerSecond); i++)
            {
                line[i] += weight * Math.Exp(-0.5 * Math.Pow(((i / PerSecond) - seconds) / SpreadSeconds, 2));
            }
        }

        return line;
    }

    /// <summary>Speed of what moves, from frame to frame, less its own mean over a while.</summary>
    private static double[] Swelling(FrameLog log, IReadOnlyList<Stop> stops, ReadOnlySpan<bool> disturbed, int samples)
    {
        var line = new double[samples];
        var (frame, last) = (0, 0.0);
        for (var i = 0; i < samples; i++)
        {
            while (frame + 1 < log.Count && log[frame + 1].Seconds <= i / PerSecond) frame++;
            if (!disturbed[frame]) last = stops[frame].Moved;
            line[i] = last;
        }

        var smooth = Smooth.Over(line, (int)(SpreadSeconds * PerSecond));
        var trend = Smooth.Over(line, (int)(TrendSeconds * PerSecond));
        for (var i = 0; i < samples; i++) line[i] = smooth[i] - trend[i];
        return line;
    }

    /// <summary>The distance at which a line comes back to itself, once, twice and three times, and not halfway.</summary>
    private static VisualPulse? Best(double[] line, double seconds)
    {
        var mean = line.Average();
        for (var i = 0; i < line.Length; i++) line[i] -= mean;
        var power = line.Sum(value => value * value) / line.Length;
        if (power <= 0) return null;
        var likeness = new double[line.Length];
        for (var lag = 0; lag < Math.Min(line.Length, (3 * 60 / SlowestBpm * PerSecond) + 2); lag++) likeness[lag] = Likeness(line, lag) / power;

        var (best, most) = (0, 0.0);
        for (var lag = (int)(60 / FastestBpm * PerSecond); lag <= Math.Min(60 / SlowestBpm, seconds / (LeastBeats - 1)) * PerSecond; lag++)
        {
            var octaves = Math.Log2(60 * PerSecond / lag / MiddleBpm) / OctavesAround;
            var felt = Again(likeness, lag) * Math.Exp(-0.5 * octaves * octaves);
            if (felt > most) (best, most) = (lag, felt);
        }

        if (best == 0 || Again(likeness, best) < Clear) return null;
        var (before, top, after) = (likeness[best - 1], likeness[best], likeness[best + 1]);
        var bend = before - (2 * top) + after;
        var exact = best + (bend < 0 ? Math.Clamp(0.5 * (before - after) / bend, -1, 1) : 0);
        return new VisualPulse(60 * PerSecond / exact, Math.Min(1, Again(likeness, best)));
    }

    private static double Again(double[] likeness, int lag)
    {
        var (sum, between, count) = (0.0, 0.0, 0);
        for (var times = 1; times <= 3 && times * lag < likeness.Length; times++, count++)
        {
            sum += likeness[times * lag];
            between += likeness[(times * lag) - (lag / 2)];
        }

        return (sum - Math.Max(0, between)) / count;
    }

    private static double Likeness(double[] line, int lag)
    {
        var sum = 0.0;
        for (var i = lag; i < line.Length; i++) sum += line[i] * line[i - lag];
        return sum / (line.Length - lag);
    }
}
