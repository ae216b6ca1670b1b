using System.Collections.Immutable;

namespace Cuewright.Engine.Time;

/// <summary>A time signature such as 4/4 or 6/8.</summary>
public readonly record struct Meter(int Beats, int Unit)
{
    public static readonly Meter Common = new(4, 4);

    /// <summary>The length of one written beat: a quarter in 4/4, an eighth in 6/8.</summary>
    public long BeatTicks => Ticks.PerWhole / Unit;

    public long BarTicks => Beats * BeatTicks;

    public override string ToString() => $"{Beats}/{Unit}";
}

/// <summary>From this bar (counted from 0) on, this meter.</summary>
public readonly record struct MeterChange(int Bar, Meter Meter);

/// <summary>A place in the music as musicians count it: bar and beat from 1, the rest in ticks.</summary>
public readonly record struct BarBeat(int Bar, int Beat, long TicksIntoBeat)
{
    public override string ToString() => TicksIntoBeat == 0 ? $"{Bar}.{Beat}" : $"{Bar}.{Beat}+{TicksIntoBeat}";
}

/// <summary>Where the bar lines stand.</summary>
public sealed record MeterMap
{
    private readonly ImmutableArray<MeterChange> _changes;
    private readonly ImmutableArray<long> _startTicks;

    /// <summary>In order, the first at bar 0.</summary>
    public required ImmutableArray<MeterChange> Changes
    {
        get => _changes;
        init
        {
            if (value.IsDefaultOrEmpty || value[0].Bar != 0) throw new ArgumentException("A meter map starts with a meter at bar 0.");
            var starts = ImmutableArray.CreateBuilder<long>(value.Length);
            starts.Add(0);
            for (var i = 1; i < value.Length; i++)
            {
                if (value[i].Bar <= value[i - 1].Bar) throw new ArgumentException("Meter changes stand in order of their bars.");
                starts.Add(starts[i - 1] + ((value[i].Bar - value[i - 1].Bar) * value[i - 1].Meter.BarTicks));
            }

            _changes = value;
            _startTicks = starts.MoveToImmutable();
        }
    }

    public static MeterMap Constant(Meter meter) => new() { Changes = [new MeterChange(0, meter)] };

    public Meter MeterAtBar(int bar) => _changes[IndexOfBar(bar)].Meter;

    /// <summary>The tick of a bar line; bars are counted from 0 here.</summary>
    public long TickOfBar(int bar)
    {
        var i = IndexOfBar(bar);
        return _startTicks[i] + ((bar - _changes[i].Bar) * _changes[i].Meter.BarTicks);
    }

    /// <summary>The bar (from 0) that a tick lies in.</summary>
    public int BarOfTick(long tick)
    {
        var i = _changes.Length - 1;
        while (i > 0 && _startTicks[i] > tick) i--;
        return _changes[i].Bar + (int)Math.Floor((double)(tick - _startTicks[i]) / _changes[i].Meter.BarTicks);
    }

    public BarBeat At(long tick)
    {
        var bar = BarOfTick(tick);
        var into = tick - TickOfBar(bar);
        var beatTicks = MeterAtBar(bar).BeatTicks;
        return new BarBeat(bar + 1, (int)(into / beatTicks) + 1, into % beatTicks);
    }

    private int IndexOfBar(int bar)
    {
        var i = _changes.Length - 1;
        while (i > 0 && _changes[i].Bar > bar) i--;
        return i;
    }
}
