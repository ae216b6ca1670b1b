using System.Collections.Immutable;
using Cuewright.Engine.Data;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Melody;

/// <summary>One bar of a motif: a rhythm, and for each note how many scale steps it lies from the first.</summary>
internal sealed record Cell(string Rhythm, ImmutableArray<int> Shape)
{
    public int Notes => Shape.Length;
}

/// <summary>
/// The idea a tune is made of: two bars, head and tail, with a fragment to press on with and a close to rest on. Phrases
/// are built from these by repetition, sequence and variation; that is what makes it a tune.
/// </summary>
internal sealed record Theme(Cell Head, Cell Tail, Cell Fragment, Cell Close)
{
    /// <summary>Scale steps of a skip: thirds more often than fourths and fifths.</summary>
    private static readonly int[] Skips = [2, 2, 3, 4];

    private static readonly Lazy<ImmutableArray<CommonCells>> Common = new(() => DataFile.Read<ImmutableArray<CommonCells>>("melody-cells.yaml"));

    public static Theme Invent(MelodyManners manners, Meter meter, Chance chance)
    {
        var length = (int)(meter.BarTicks / Ticks.PerSixteenth);
        var rhythms = Rhythms(manners, meter, length);
        var head = new Cell(Pick(rhythms, manners, length, chance, opening: true), []);
        var tail = new Cell(Pick(rhythms, manners, length, chance, opening: false), []);
        head = head with { Shape = Draw(head.Rhythm, manners, chance) };
        tail = tail with { Shape = Draw(tail.Rhythm, manners, chance) };
        return new Theme(head, tail, Halve(head), CloseOf(head, length));
    }

    /// <summary>The same rhythm turned upside down.</summary>
    public static Cell Inverted(Cell cell) => cell with { Shape = [.. cell.Shape.Select(step => -step)] };

    private static ImmutableArray<string> Rhythms(MelodyManners manners, Meter meter, int length)
    {
        var own = manners.Cells.SelectMany(cell => cell.Bars).Where(bar => bar.Length == length).ToImmutableArray();
        if (own.Length >= 2) return own;
        var common = Common.Value.FirstOrDefault(cells => cells.Meter.Meter == meter) ?? Common.Value[0];
        return [.. common.Cells.Select(cell => cell.Bar(0, length))];
    }

    /// <summary>A rhythm about as busy as the style wants it; the first bar of a theme starts on the beat.</summary>
    private static string Pick(ImmutableArray<string> rhythms, MelodyManners manners, int length, Chance chance, bool opening)
    {
        var wished = (1.5 + (5.5 * manners.Density)) * length / 16;
        var fitting = opening ? rhythms.Where(rhythm => rhythm[0] == 'x').ToImmutableArray() : rhythms;
        if (fitting.IsEmpty) fitting = rhythms;
        return chance.Pick(fitting, rhythm => Math.Exp(-Math.Abs(rhythm.Count(sign => sign == 'x') - wished)) * (rhythm[0] == 'x' ? 2 : 1));
    }

    /// <summary>Mostly steps, now and then a leap that the next note fills in.</summary>
    private static ImmutableArray<int> Draw(string rhythm, MelodyManners manners, Chance chance)
    {
        var shape = new List<int>();
        var (at, step, heading) = (0, 0, chance.Happens(0.6) ? 1 : -1);
        foreach (var _ in rhythm.Where(sign => sign == 'x'))
        {
            shape.Add(at);
            if (Math.Abs(step) >= 3) step = -Math.Sign(step);
            else if (chance.Happens(0.15)) step = 0;
            else if (chance.Happens(manners.Leaps * 0.8)) step = heading * chance.Pick(Skips);
            else step = heading;
            if (chance.Happens(0.3) || Math.Abs(at + step) > 4) heading = -heading;
            at += step;
        }

        return [.. shape];
    }

    /// <summary>The first half, said twice: what presses on toward the climax.</summary>
    private static Cell Halve(Cell cell)
    {
        var half = cell.Rhythm[..(cell.Rhythm.Length / 2)];
        var notes = half.Count(sign => sign == 'x');
        if (notes < 2) return cell;
        var shape = cell.Shape.Take(notes).ToArray();
        return new Cell(half + half, [.. shape, .. shape.Select(step => step + 1)]);
    }

    /// <summary>The start of the head, then a long note and a rest to breathe.</summary>
    private static Cell CloseOf(Cell head, int length)
    {
        var start = head.Rhythm[..(length / 2)];
        var notes = start.Count(sign => sign == 'x');
        if (notes is 0 or > 3) (start, notes) = (new string('-', length / 2).Remove(0, 1).Insert(0, "x"), 1);
        var rest = length / 4;
        var close = start + 'x' + new string('-', length - start.Length - 1 - rest) + new string('.', rest);
        return new Cell(close, [.. head.Shape.Take(notes), 0]);
    }

    /// <summary>Rhythms of one bar that occur in many songs, for a meter.</summary>
    private sealed record CommonCells(MeterText Meter, ImmutableArray<Steps> Cells);
}
