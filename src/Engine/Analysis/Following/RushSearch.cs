namespace Cuewright.Engine.Analysis.Following;

/// <summary>What goes so fast, and so far, that the air is heard: past the camera, or swung. Stretches between corners are looked at one by one.</summary>
internal static class RushSearch
{
    /// <summary>Speed and way, in picture widths; it is on its way while it goes at this share of its greatest speed.</summary>
    private const double Fast = 1.35;
    private const double Far = 0.3;
    private const double Underway = 0.3;

    /// <summary>What falls and bounces is heard where it strikes, unless it is faster than this.</summary>
    private const double Striking = 2.6;

    private const double Steep = 1.5;

    public static IEnumerable<Rush> In(Trace trace, IReadOnlyList<Kink> kinks, double aspect)
    {
        int[] ends = [0, .. kinks.Select(kink => kink.At + 1).Order(), trace.Count];
        for (var stretch = 0; stretch + 1 < ends.Length; stretch++)
        {
            var isBounded = stretch > 0 || stretch + 2 < ends.Length;
            foreach (var rush in Within(trace, ends[stretch], ends[stretch + 1], (isBounded ? Striking : Fast) * aspect, Far * aspect)) yield return rush;
        }
    }

    private static IEnumerable<Rush> Within(Trace trace, int first, int end, double fast, double far)
    {
        for (var from = first; from + 1 < end;)
        {
            var top = from;
            var fastest = 0.0;
            // Up to where it comes to a halt, or turns.
            var to = from;
            for (; to + 1 < end; to++)
            {
                var speed = SpeedAt(trace, to, first, end);
                if (speed > fastest) (top, fastest) = (to, speed);
                if (fastest >= fast && speed < Underway * fastest) break;
            }

            if (fastest < fast) yield break;
            var start = top;
            while (start > from && SpeedAt(trace, start - 1, first, end) >= Underway * fastest) start--;
            if (trace.Way(start, to) >= far && !IsFall(trace, start, to)) yield return Of(trace, start, to, first, end, fastest);
            from = to + 1;
        }
    }

    /// <summary>What comes down is heard where it lands.</summary>
    private static bool IsFall(Trace trace, int start, int to) => trace.Y(to) - trace.Y(start) > Steep * Math.Abs(trace.X(to) - trace.X(start));

    private static Rush Of(Trace trace, int start, int to, int first, int end, double fastest)
    {
        double sum = 0, seconds = 0;
        for (var i = start; i < to; i++)
        {
            // The noise of the air grows with a high power of the speed.
            var loud = Math.Pow(SpeedAt(trace, i, first, end), 3);
            sum += loud;
            seconds += loud * (trace.Seconds(i) + trace.Seconds(i + 1)) / 2;
        }

        var at = seconds / sum;
        var near = start;
        while (near < to && trace.Seconds(near) < at) near++;
        return new Rush(trace.Seconds(start), at, trace.Seconds(to), trace.Across(start), trace.Across(near), trace.Across(to), trace.Size, fastest);
    }

    /// <summary>Over two steps, so that the error of one place does not count.</summary>
    private static double SpeedAt(Trace trace, int at, int first, int end)
    {
        var (from, to) = (Math.Max(first, at - 1), Math.Min(end - 1, at + 1));
        return from == to ? 0 : trace.Way(from, to) / (trace.Seconds(to) - trace.Seconds(from));
    }
}
