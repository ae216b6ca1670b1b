using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Timing;

/// <summary>A tick and when it sounds. Free: what comes before it is played as it comes, so no ramp leads over it.</summary>
internal readonly record struct Pin(long Tick, double Seconds, bool Free = false);

/// <summary>
/// Bends the music between anchors a little so that soft hits come to lie near sixteenths. For each gap the cheapest set of
/// soft hits is pinned: many, weighty ones, on strong places, for little bending.
/// </summary>
internal static class SoftPins
{
    /// <summary>The grid is pulled no nearer to a soft hit than this; the rest nobody hears.</summary>
    private const double SlackSeconds = 0.012;

    /// <summary>Bending as far as is allowed costs as much as passing over a hit of this weight.</summary>
    private const double BendCost = 0.15;

    private readonly record struct Option(int Hit, long Tick, double Seconds, double Cost);

    /// <param name="gaps">The route.</param>
    /// <param name="hits">Soft hits in order of their time.</param>
    /// <param name="tolerance">How far the tempo may bend inside a gap; half of what a step may be, since it bends back.</param>
    public static List<Pin> Place(IReadOnlyList<Gap> gaps, IReadOnlyList<LooseHit> hits, double tolerance)
    {
        var pins = new List<Pin> { new(0, 0) };
        var next = 0;
        foreach (var gap in gaps)
        {
            var start = pins[^1].Tick;
            while (next < hits.Count && hits[next].Seconds <= gap.StartSeconds + 1e-9) next++;
            var first = next;
            while (next < hits.Count && hits[next].Seconds < gap.EndSeconds - 1e-9) next++;
            if (tolerance > 0 && !gap.Free && next > first) Pull(pins, gap, [.. hits.Skip(first).Take(next - first)], tolerance);
            pins.Add(new Pin(start + ((long)gap.Eighths * Ticks.PerEighth), gap.EndSeconds, gap.Free));
        }

        return pins;
    }

    private static void Pull(List<Pin> pins, Gap gap, LooseHit[] hits, double tolerance)
    {
        var origin = pins[^1].Tick;
        var secondsPerTick = (gap.EndSeconds - gap.StartSeconds) / (gap.Eighths * Ticks.PerEighth);
        var options = Options(gap, hits, secondsPerTick);
        var (costs, from) = (new double[options.Count], new int[options.Count]);
        for (var to = 1; to < options.Count; to++)
        {
            costs[to] = double.PositiveInfinity;
            var passedOver = 0.0;
            var lastHit = options[to].Hit;
            for (var before = to - 1; before >= 0; before--)
            {
                if (options[before].Hit == options[to].Hit) continue;
                while (lastHit - 1 > options[before].Hit) passedOver += hits[--lastHit].Weight;
                var cost = costs[before] + passedOver + Bend(options[before], options[to], secondsPerTick, tolerance) + options[to].Cost;
                if (cost < costs[to]) (costs[to], from[to]) = (cost, before);
            }
        }

        var chosen = new Stack<Pin>();
        for (var at = from[^1]; at > 0; at = from[at]) chosen.Push(new Pin(origin + options[at].Tick, options[at].Seconds));
        pins.AddRange(chosen);
    }

    /// <summary>The gap's start, for each hit the sixteenths around it, and the gap's end.</summary>
    private static List<Option> Options(Gap gap, LooseHit[] hits, double secondsPerTick)
    {
        var ticks = (long)gap.Eighths * Ticks.PerEighth;
        var options = new List<Option> { new(-1, 0, gap.StartSeconds, 0) };
        for (var hit = 0; hit < hits.Length; hit++)
        {
            var below = (long)((hits[hit].Seconds - gap.StartSeconds) / secondsPerTick) / Ticks.PerSixteenth * Ticks.PerSixteenth;
            for (var tick = below; tick <= below + Ticks.PerSixteenth; tick += Ticks.PerSixteenth)
            {
                if (tick <= 0 || tick >= ticks) continue;
                var even = gap.StartSeconds + (tick * secondsPerTick);
                var seconds = hits[hit].Seconds + Math.Clamp(even - hits[hit].Seconds, -SlackSeconds, SlackSeconds);
                options.Add(new Option(hit, tick, seconds, hits[hit].Weight * (tick % Ticks.PerQuarter == 0 ? 0 : tick % Ticks.PerEighth == 0 ? 0.05 : 0.1)));
            }
        }

        options.Add(new Option(hits.Length, ticks, gap.EndSeconds, 0));
        return options;
    }

    private static double Bend(Option from, Option to, double secondsPerTick, double tolerance)
    {
        if (to.Tick <= from.Tick || to.Seconds <= from.Seconds) return double.PositiveInfinity;
        var bend = Math.Abs(Math.Log((to.Seconds - from.Seconds) / ((to.Tick - from.Tick) * secondsPerTick)));
        return bend > tolerance ? double.PositiveInfinity : BendCost * bend * bend / (tolerance * tolerance);
    }
}
