namespace Cuewright.Engine.Analysis.Following;

/// <summary>Something changes its way at once: when, in which sighting's interval, and by how much, in picture heights a second.</summary>
internal readonly record struct Kink(double Seconds, int At, double Speed, double Turn, double Evidence);

/// <summary>
/// Where a path has a kink: there two stretches with a corner between them describe it far better than one smooth curve. What
/// swings or slows down bends; what strikes, lands or is stopped has a corner, and where it lies tells the time between pictures.
/// </summary>
internal static class KinkSearch
{
    /// <summary>How far about a moment the path is looked at, and the sightings there must be on each side of it.</summary>
    private const double AboutSeconds = 0.13;
    private const int FewSightings = 3;

    /// <summary>Places tried within the time between two pictures.</summary>
    private const int Steps = 8;

    /// <summary>Least change of velocity, in picture heights a second, and as a share of the speed before.</summary>
    private const double LeastTurn = 0.3;
    private const double TurnShare = 0.5;

    /// <summary>What hardly moved before is set going: what struck it makes the sound.</summary>
    private const double SpeedShare = 0.25;

    /// <summary>
    /// Error of a place, in picture heights: at least, and where there is too little of a path to tell it; else it is what smooth curves
    /// leave in the quieter part of the path. And how many times better the corner must be.
    /// </summary>
    private const double LeastError = 0.0015;
    private const double UsualError = 0.004;
    private const int ManySightings = 24;
    private const double QuietPart = 0.3;
    private const double Better = 4;

    /// <summary>Shorter paths are mostly something else each time.</summary>
    private const int LeastSightings = 8;
    private const double LeastSeconds = 0.3;

    /// <summary>A path is not trusted before it has gone on for so long.</summary>
    private const double SettledSeconds = 0.13;

    /// <summary>One contact is seen over this time.</summary>
    private const double AloneSeconds = 0.1;

    /// <summary>What covers so many times more or fewer cells meanwhile is not seen whole.</summary>
    private const double Whole = 1.4;

    public static List<Kink> In(Trace trace)
    {
        if (trace.Count < LeastSightings || trace.End - trace.Start < LeastSeconds) return [];
        var all = new List<Kink>();
        var error = ErrorOf(trace);
        for (var at = FewSightings - 1; at + FewSightings < trace.Count; at++)
        {
            if (trace.Seconds(at) - trace.Start >= SettledSeconds && Best(trace, at, error) is { } kink) all.Add(kink);
        }

        return [.. all.Where(kink => !all.Any(other => other.Evidence > kink.Evidence && Math.Abs(other.Seconds - kink.Seconds) < AloneSeconds))];
    }

    /// <summary>Mean square of the error of a place.</summary>
    public static double ErrorOf(Trace trace)
    {
        if (trace.Count < ManySightings) return UsualError * UsualError;
        var left = new List<double>();
        for (var at = FewSightings - 1; at + FewSightings < trace.Count; at++)
        {
            var (first, end) = Window(trace, at);
            left.Add(KinkFit.At(trace, first, end, trace.Seconds(at)).Bent);
        }

        left.Sort();
        return left[(int)(QuietPart * left.Count)] + (LeastError * LeastError);
    }

    /// <summary>The best corner between a sighting and the next.</summary>
    private static Kink? Best(Trace trace, int at, double error)
    {
        var (first, end) = Window(trace, at);
        if (at - first + 1 < FewSightings || end - at - 1 < FewSightings || !trace.IsWhole(first, end, Whole)) return null;
        Kink? best = null;
        var span = trace.Seconds(at + 1) - trace.Seconds(at);
        for (var step = 0; step < Steps; step++)
        {
            var fit = KinkFit.At(trace, first, end, trace.Seconds(at) + (span * step / Steps));
            var (turnX, turnY) = (fit.After.X - fit.Before.X, fit.After.Y - fit.Before.Y);
            var (turn, speed) = (Far(turnX, turnY), Far(fit.Before.X, fit.Before.Y));
            if (turn < Math.Max(LeastTurn, TurnShare * speed) || speed < SpeedShare * turn || (turnX * fit.Before.X) + (turnY * fit.Before.Y) >= 0) continue;
            var evidence = fit.Bent / (fit.Kinked + error);
            if (evidence > Better && (best is null || evidence > best.Value.Evidence)) best = new Kink(fit.Seconds, at, speed, turn, evidence);
        }

        return best;
    }

    private static (int First, int End) Window(Trace trace, int at)
    {
        int first = at, end = at + 1;
        while (first > 0 && (at - first + 1 < FewSightings || trace.Seconds(at) - trace.Seconds(first - 1) < AboutSeconds)) first--;
        while (end < trace.Count && (end - at - 1 < FewSightings || trace.Seconds(end) - trace.Seconds(at + 1) < AboutSeconds)) end++;
        return (first, end);
    }

    private static double Far(double x, double y) => Math.Sqrt((x * x) + (y * y));
}
