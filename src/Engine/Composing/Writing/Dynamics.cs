using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>How loud each note is: by the energy of the section, its place in bar and phrase, and what comes next.</summary>
internal static class Dynamics
{
    /// <summary>Energy is told by who plays and how much; force only colours it, or quiet sections drown.</summary>
    public const double PerLevel = 3;

    /// <summary>The last chord sinks to this share, and no further: the ending of the performance leads it to silence.</summary>
    private const double Floor = 0.6;

    public static double Velocity(PartSpec spec, Plan plan, Bar bar, long tick, Chance chance) =>
        spec.Velocity + (PerLevel * (bar.Energy - 3)) + Metre(bar, tick) + Arc(bar, tick) + (12 * plan.Approach(tick)) + chance.Bell(2.5);

    /// <summary>Strong places weigh more.</summary>
    private static double Metre(Bar bar, long tick)
    {
        var into = tick - bar.Start;
        if (into == 0) return 6;
        if (into % bar.Meter.BeatTicks == 0) return bar.Meter.Beats == 4 && into == 2 * bar.Meter.BeatTicks ? 3 : 0;
        return into % Ticks.PerEighth == 0 ? -4 : -8;
    }

    /// <summary>A phrase rises to its third quarter and falls.</summary>
    private static double Arc(Bar bar, long tick)
    {
        var at = (bar.InPhrase + ((double)(tick - bar.Start) / bar.Meter.BarTicks)) / bar.Phrase.Bars;
        return 4 * Math.Sin(Math.PI * Math.Pow(Math.Clamp(at, 0, 1), 1.4)) - 2;
    }

    /// <summary>The breath of a sustained part: each phrase swells and sinks, goals are grown into, the end dies away.</summary>
    public static ImmutableArray<ExpressionPoint> Expression(Player player, Plan plan)
    {
        if (!player.Instrument.Sustains) return [];
        var points = new SortedDictionary<long, double>();
        foreach (var phrase in plan.Phrases)
        {
            var bars = plan.Bars.Where(bar => bar.Phrase == phrase).ToArray();
            if (bars.Length == 0) continue;
            var (start, end) = (bars[0].Start, bars[^1].End);
            var full = Level(phrase.Energy);
            points[start] = full * 0.82;
            points[start + ((end - start) * 6 / 10)] = full;
            points[end - 1] = full * 0.82;
        }

        foreach (var goal in plan.Goals.Where(goal => goal.Tick < plan.FinalTick))
        {
            var from = Math.Max(0, goal.Tick - Ticks.PerWhole);
            foreach (var tick in points.Keys.Where(tick => tick > from && tick < goal.Tick).ToArray()) points.Remove(tick);
            var before = plan.BarAt(from)?.Energy ?? 3;
            points.TryAdd(from, Level(before) * 0.8);
            points[goal.Tick - 1] = Math.Min(1, Level(before) + 0.15);
        }

        Die(points, plan);
        return [.. points.Select(point => new ExpressionPoint(point.Key, Math.Round(point.Value, 3)))];
    }

    private static double Level(int energy) => 0.75 + (0.04 * energy);

    /// <summary>The final chord opens a little after it is struck and sinks; a piece of one chord swells first, that it has a shape.</summary>
    private static void Die(SortedDictionary<long, double> points, Plan plan)
    {
        var ring = plan.EndTick - plan.FinalTick;
        var full = Level(plan.FinalEnergy);
        points[plan.FinalTick] = plan.FinalTick == 0 ? full * Floor : full * 0.9;
        points[plan.FinalTick + (ring / 4)] = full;
        points[plan.FinalTick + (ring * 6 / 10)] = full * 0.85;
        points[plan.EndTick] = full * Floor;
    }
}
