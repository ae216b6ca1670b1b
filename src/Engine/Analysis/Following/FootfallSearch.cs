using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Following;

/// <summary>
/// The steps of someone who walks: an upright body whose feet part and close evenly. They are furthest apart when one is set down.
/// </summary>
internal static class FootfallSearch
{
    /// <summary>Samples a second into which the uneven times of the sightings are brought.</summary>
    private const double PerSecond = 50;

    private const double ShortestSeconds = 0.8;
    private const double LeastHeight = 0.25;
    private const double Upright = 1.1;

    /// <summary>Fewer are no walk.</summary>
    private const int FewSteps = 3;

    /// <summary>From step to step.</summary>
    private const double QuickestStep = 0.24;
    private const double SlowestStep = 0.85;

    /// <summary>How alike the swings must be one step apart, and how far the feet part at least, in cells.</summary>
    private const double Even = 0.5;
    private const double LeastSwing = 0.25;

    /// <summary>A row of cells as wide as a body spreads by this share of its width.</summary>
    private const double WidthShare = 0.29;

    /// <summary>A step parts the feet at least so far, against how far they swing on the whole.</summary>
    private const double Plain = 0.5;

    /// <summary>A foot comes down a little before the feet are furthest apart, as the other still stands: as a share of the step.</summary>
    private const double Lead = 0.08;

    public static Footfall[] In(Trace trace)
    {
        Footfall[] steps = [.. Find(trace)];
        return steps.Length < FewSteps ? [] : steps;
    }

    private static IEnumerable<Footfall> Find(Trace trace)
    {
        if (trace.End - trace.Start < ShortestSeconds || trace.Height < LeastHeight || trace.Height < Upright * trace.Width) yield break;
        // Feet that are not told from the floor are told by the whole of the figure: its arms swing with them.
        double[][] signals = [Sampled(trace, body => body.Spread), Sampled(trace, body => WidthShare * body.Width)];
        var (spread, rhythm) = signals.Select(signal => (Signal: signal, Rhythm: Rhythm(signal))).MaxBy(pair => pair.Rhythm?.Likeness ?? 0);
        if (rhythm is not { } even) yield break;
        var step = even.Samples;
        var least = Plain * Math.Sqrt(spread.Average(value => value * value));
        for (var i = 1; i + 1 < spread.Length; i++)
        {
            var (from, to) = (Math.Max(0, i - (step / 2)), Math.Min(spread.Length, i + (step / 2) + 1));
            if (spread.AsSpan(from, to - from).IndexOfAnyInRange(Math.BitIncrement(spread[i]), double.MaxValue) >= 0 || spread[i] < least) continue;
            var tip = (spread[i - 1] - spread[i + 1]) / (2 * (spread[i - 1] - (2 * spread[i]) + spread[i + 1] - 1e-9));
            var seconds = trace.Start + ((i + Math.Clamp(tip, -0.5, 0.5) - (Lead * step)) / PerSecond);
            var at = 0;
            while (at + 1 < trace.Count && trace.Seconds(at) < seconds) at++;
            // Of one who leaves the picture the feet are not seen.
            if (trace.Body(at).Left == 0 || trace.Body(at).Right == SmallPicture.Width - 1) continue;
            yield return new Footfall(seconds, trace.Across(at), Trace.PlaceY(trace.Body(at).Bottom), trace.Height, even.Likeness);
        }
    }

    /// <summary>Evenly in time, a little smoothed, and what changes more slowly than steps taken away.</summary>
    private static double[] Sampled(Trace trace, Func<Body, double> value)
    {
        var samples = new double[(int)((trace.End - trace.Start) * PerSecond) + 1];
        var at = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            var seconds = trace.Start + (i / PerSecond);
            while (at + 2 < trace.Count && trace.Seconds(at + 1) < seconds) at++;
            var part = (seconds - trace.Seconds(at)) / (trace.Seconds(at + 1) - trace.Seconds(at));
            samples[i] = value(trace.Body(at)) + (Math.Clamp(part, 0, 1) * (value(trace.Body(at + 1)) - value(trace.Body(at))));
        }

        var smooth = Smooth.Over(samples, 2);
        var slow = Smooth.Over(samples, (int)(SlowestStep * PerSecond / 2));
        return [.. smooth.Zip(slow, (fast, mean) => fast - mean)];
    }

    private static (int Samples, double Likeness)? Rhythm(double[] spread)
    {
        if (Math.Sqrt(spread.Average(value => value * value)) < LeastSwing) return null;
        var (best, likeness) = (0, Even);
        for (var lag = (int)(QuickestStep * PerSecond); lag <= Math.Min((int)(SlowestStep * PerSecond), spread.Length * 2 / 3); lag++)
        {
            var alike = Likeness(spread, lag);
            // A step, not two: twice the time must be clearly better to be taken.
            if (alike > likeness + (best > 0 ? 0.1 : 0)) (best, likeness) = (lag, alike);
            else if (best > 0 && lag - best < 4 && alike > likeness) (best, likeness) = (lag, alike);
        }

        return best == 0 ? null : (best, likeness);
    }

    private static double Likeness(double[] values, int lag)
    {
        double product = 0, first = 0, second = 0;
        for (var i = 0; i + lag < values.Length; i++)
        {
            product += values[i] * values[i + lag];
            first += values[i] * values[i];
            second += values[i + lag] * values[i + lag];
        }

        return product / (Math.Sqrt(first * second) + 1e-12);
    }
}
