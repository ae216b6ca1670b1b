using System.Collections.Immutable;

namespace Cuewright.Engine.Time;

/// <summary>From this tick on, so many quarters a minute.</summary>
public readonly record struct TempoChange(long Tick, double Bpm);

/// <summary>The one place where written time (ticks) and real time (seconds) meet. Tick 0 is second 0 of the clip.</summary>
public sealed record TempoMap
{
    private readonly ImmutableArray<TempoChange> _changes;
    private readonly ImmutableArray<double> _startSeconds;

    /// <summary>In order, the first at tick 0.</summary>
    public required ImmutableArray<TempoChange> Changes
    {
        get => _changes;
        init
        {
            if (value.IsDefaultOrEmpty || value[0].Tick != 0)
            {
                throw new ArgumentException("A tempo map starts with a tempo at tick 0.");
            }

            var starts = ImmutableArray.CreateBuilder<double>(value.Length);
            starts.Add(0);
            for (var i = 1; i < value.Length; i++)
            {
                if (value[i].Tick <= value[i - 1].Tick) throw new ArgumentException("Tempo changes stand in order of their ticks.");
                starts.Add(starts[i - 1] + ((value[i].Tick - value[i - 1].Tick) * SecondsPerTick(value[i - 1].Bpm)));
            }

            if (value.Any(change => change.Bpm is not (> 1 and < 1000)))
            {
                throw new ArgumentException("A tempo lies between 1 and 1000 beats a minute.");
            }

            _changes = value;
            _startSeconds = starts.MoveToImmutable();
        }
    }

    public static TempoMap Constant(double bpm) => new() { Changes = [new TempoChange(0, bpm)] };

    public double SecondsAt(double tick)
    {
        var i = _changes.Length - 1;
        while (i > 0 && _changes[i].Tick > tick) i--;
        return _startSeconds[i] + ((tick - _changes[i].Tick) * SecondsPerTick(_changes[i].Bpm));
    }

    public double TicksAt(double seconds)
    {
        var i = _changes.Length - 1;
        while (i > 0 && _startSeconds[i] > seconds) i--;
        return _changes[i].Tick + ((seconds - _startSeconds[i]) / SecondsPerTick(_changes[i].Bpm));
    }

    public long SamplesAt(double tick) => SampleClock.SamplesAt(SecondsAt(tick));

    public double BpmAt(double tick)
    {
        var i = _changes.Length - 1;
        while (i > 0 && _changes[i].Tick > tick) i--;
        return _changes[i].Bpm;
    }

    private static double SecondsPerTick(double bpm) => 60.0 / (bpm * Ticks.PerQuarter);
}
