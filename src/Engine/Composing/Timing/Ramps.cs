using System.Collections.Immutable;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Timing;

/// <summary>
/// Draws the tempo through the pins. Small steps stay steps; a greater one is spread over the beats around it: the time
/// of a tick becomes a cubic curve that passes through every pin (Hermite, with the monotone slopes of Fritsch and Butland),
/// written as one tempo a beat.
/// </summary>
internal static class Ramps
{
    /// <summary>A change of tempo that nobody hears.</summary>
    private const double Unheard = 0.02;

    public static TempoMap Draw(List<Pin> pins, double tolerance)
    {
        var slopes = new double[pins.Count - 1];
        for (var i = 0; i < slopes.Length; i++) slopes[i] = (pins[i + 1].Seconds - pins[i].Seconds) / (pins[i + 1].Tick - pins[i].Tick);

        var changes = ImmutableArray.CreateBuilder<TempoChange>();
        for (var i = 0; i < slopes.Length; i++)
        {
            var entry = i == 0 || pins[i].Free ? slopes[i] : SlopeAt(i, pins, slopes, tolerance, slopes[i]);
            var exit = i == slopes.Length - 1 || pins[i + 1].Free ? slopes[i] : SlopeAt(i + 1, pins, slopes, tolerance, slopes[i]);
            AddCurve(changes, pins[i], pins[i + 1], entry, exit);
        }

        return new TempoMap { Changes = changes.ToImmutable() };
    }

    /// <summary>The slope in which the curves on both sides of a pin meet; each side its own where the step is small.</summary>
    private static double SlopeAt(int pin, List<Pin> pins, double[] slopes, double tolerance, double own)
    {
        var (before, after) = (slopes[pin - 1], slopes[pin]);
        if (Math.Abs(Math.Log(after / before)) <= Math.Min(Unheard, tolerance)) return own;
        var (left, right) = ((double)(pins[pin].Tick - pins[pin - 1].Tick), (double)(pins[pin + 1].Tick - pins[pin].Tick));
        var (weightBefore, weightAfter) = ((2 * right) + left, right + (2 * left));
        return (weightBefore + weightAfter) / ((weightBefore / before) + (weightAfter / after));
    }

    private static void AddCurve(ImmutableArray<TempoChange>.Builder changes, Pin from, Pin to, double entry, double exit)
    {
        var ticks = to.Tick - from.Tick;
        var even = (to.Seconds - from.Seconds) / ticks;
        if (entry == even && exit == even)
        {
            Add(changes, from.Tick, even);
            return;
        }

        var step = ticks >= 4 * Ticks.PerQuarter ? Ticks.PerQuarter : ticks >= Ticks.PerQuarter ? Ticks.PerEighth : Ticks.PerSixteenth;
        for (long at = 0; at < ticks; at += step)
        {
            var next = Math.Min(at + step, ticks);
            Add(changes, from.Tick + at, (Seconds(next) - Seconds(at)) / (next - at));
        }

        // Cubic Hermite from 0 at the first pin, in seconds.
        double Seconds(long tick)
        {
            var u = (double)tick / ticks;
            return ticks * ((even * u * u * (3 - (2 * u))) + (entry * u * (1 - u) * (1 - u)) - (exit * u * u * (1 - u)));
        }
    }

    private static void Add(ImmutableArray<TempoChange>.Builder changes, long tick, double secondsPerTick)
    {
        var bpm = 60 / (secondsPerTick * Ticks.PerQuarter);
        if (changes.Count == 0 || Math.Abs(changes[^1].Bpm - bpm) > 1e-9) changes.Add(new TempoChange(tick, bpm));
    }
}
