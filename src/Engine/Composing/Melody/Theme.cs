using System.Collections.Immutable;
using Cuewright.Engine.Data;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Styles.Tunes;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Melody;

/// <summary>
/// What an idea is made of: a motif of two bars, head and tail, a bar of news, a close to rest on, and perhaps a pick-up. Lift:
/// scale steps it lies above the middle. A piece has one motif; its other ideas are developed from it.
/// </summary>
internal sealed record Theme(Cell Head, Cell Tail, Cell News, Cell Close, Cell? Pickup, int Lift)
{
    /// <summary>A pick-up takes at most so much of the bar before.</summary>
    public const int PickupSixteenths = 4;

    /// <summary>A close leaves room for the pick-up, and for a breath before it.</summary>
    private const int BreathSixteenths = 2;

    private static readonly string[] Pickups = ["..x-", "x-x-", "x---", "x-xx"];

    /// <summary>Where the close is held until the last beat.</summary>
    private static readonly string[] ShortPickups = ["..x-", "..x-", "..xx"];

    private static readonly Lazy<ImmutableArray<CommonCells>> Common = new(() => DataFile.Read<ImmutableArray<CommonCells>>("melody-cells.yaml"));

    public static Theme Invent(MelodyManners manners, Meter meter, Chance chance)
    {
        var rhythms = new Rhythms(manners, meter);
        var head = rhythms.Cell(1, chance, opening: true);
        var tail = rhythms.Cell(0.85, chance, opening: false, unlike: head.Rhythm);
        var news = rhythms.Cell(1.15, chance, opening: false, unlike: head.Rhythm);
        var close = CloseOf(head, rhythms.Length, chance);
        var breathes = close.Rhythm.EndsWith(new string('.', PickupSixteenths + BreathSixteenths), StringComparison.Ordinal);
        var rhythm = chance.Pick(breathes ? Pickups : ShortPickups);
        var pickup = chance.Happens(manners.Pickups) ? new Cell(rhythm, Approach(rhythm, chance)) : null;
        return new Theme(head, tail, news, close, pickup, 0);
    }

    /// <summary>The theme of an idea: the first letter tells how it stands to the whole (A tells, B opens up, C contrasts), the second which line it is.</summary>
    public Theme For(string idea, MelodyManners manners, Meter meter, Chance chance)
    {
        var rhythms = new Rhythms(manners, meter);
        var theme = Stands(idea) switch
        {
            0 => this,
            // What opens up rises and has a head of its own; the tail is the known one.
            1 => this with { Head = rhythms.Cell(1.1, chance, opening: true, unlike: Head.Rhythm), News = Head.Made(Change.Inverted), Lift = 4 },
            // What contrasts broadens the known head and lies lower.
            _ => this with { Head = Head.Made(Change.Widened), Tail = rhythms.Cell(0.7, chance, opening: false), Lift = -2 },
        };
        return ((idea[^1] - 'a') % 3) switch
        {
            0 => theme,
            // Another line begins otherwise and goes on as the first did.
            1 => theme with { Head = rhythms.Cell(1, chance, opening: true, unlike: theme.Head.Rhythm), News = theme.Head.Made(Change.Inverted) },
            _ => theme with { Head = theme.Tail, Tail = rhythms.Cell(0.9, chance, opening: false, unlike: theme.Head.Rhythm), Lift = theme.Lift + 1 },
        };
    }

    /// <summary>How many notes the tail and its variant have in common.</summary>
    public int Shared => Half(Tail.Rhythm).Count(sign => sign == 'x');

    /// <summary>The first half of the tail, then the second of the news.</summary>
    private Cell Variant
    {
        get
        {
            var before = Half(News.Rhythm).Count(sign => sign == 'x');
            var leap = Shared > 0 ? Tail.Shape[Shared - 1] : 0;
            var rest = News.Shape.Skip(before).Select(step => step - News.Shape[Math.Max(0, before - 1)] + leap);
            return new Cell(Half(Tail.Rhythm) + News.Rhythm[(News.Rhythm.Length / 2)..], [.. Tail.Shape.Take(Shared), .. rest]);
        }
    }

    private static string Half(string rhythm) => rhythm[..(rhythm.Length / 2)];

    /// <summary>Whether an idea is what the piece opens up into.</summary>
    public static bool OpensUp(string idea) => Stands(idea) == 1;

    private static int Stands(string idea) => (idea[0] - 'A') % 3;

    public Cell Of(Material material) => material switch
    {
        Material.Head => Head,
        Material.Tail => Tail,
        Material.Variant => Variant,
        Material.News => News,
        _ => Close,
    };

    /// <summary>The start of the head and a long note, or just the long note; then room to breathe.</summary>
    private static Cell CloseOf(Cell head, int length, Chance chance)
    {
        var start = head.Rhythm[..(length / 2)];
        var notes = start.Count(sign => sign == 'x');
        if (notes is 0 or > 4 || start[0] != 'x' || chance.Happens(0.3)) (start, notes) = ("", 0);
        var left = length - start.Length - 1;
        // A bar of a beat or two has no room to breathe in.
        var rest = Math.Min(left, length < 16 || notes > 0 ? PickupSixteenths : PickupSixteenths + BreathSixteenths);
        var close = start + 'x' + new string('-', left - rest) + new string('.', rest);
        // Down to the resting tone by step, from wherever the head would begin.
        return new Cell(close, [.. Enumerable.Range(0, notes + 1).Select(i => Math.Min(2, notes - i))]);
    }

    /// <summary>Up by step, down by step, or a leap up into the bar: scale steps from its first note.</summary>
    private static ImmutableArray<int> Approach(string pickup, Chance chance)
    {
        var notes = pickup.Count(sign => sign == 'x');
        var step = chance.Pick([-1, -1, 1, 0]);
        var first = chance.Happens(0.3) ? -3 : step * notes;
        return [.. Enumerable.Range(0, notes).Select(i => first + (i * Math.Abs(step)))];
    }

    /// <summary>Rhythms of one bar that occur in many songs, for a meter.</summary>
    private sealed record CommonCells(MeterText Meter, ImmutableArray<Steps> Cells);

    /// <summary>The rhythms a style's tune may have in a meter.</summary>
    private sealed class Rhythms
    {
        private readonly MelodyManners _manners;
        private readonly ImmutableArray<string> _bars;

        public Rhythms(MelodyManners manners, Meter meter)
        {
            _manners = manners;
            Length = (int)(meter.BarTicks / Ticks.PerSixteenth);
            var own = manners.Cells.SelectMany(cell => cell.Bars).Where(bar => bar.Length == Length).ToImmutableArray();
            var common = Common.Value.FirstOrDefault(cells => cells.Meter.Meter == meter) ?? Common.Value[0];
            _bars = own.Length >= 2 ? own : [.. common.Cells.Select(cell => cell.Bar(0, Length))];
        }

        public int Length { get; }

        /// <summary>About so busy as the style wants it, with long and short; the first bar of a theme starts on the beat.</summary>
        public Cell Cell(double busy, Chance chance, bool opening, string unlike = "")
        {
            var wished = busy * (2.5 + (7.5 * Math.Pow(_manners.Density, 0.8))) * Length / 16;
            var fitting = _bars.Where(rhythm => rhythm != unlike && (!opening || rhythm[0] == 'x')).ToArray();
            if (fitting.Length == 0) fitting = [.. _bars];
            var rhythm = chance.Pick(fitting, rhythm => Math.Exp(-Math.Abs(rhythm.Count(sign => sign == 'x') - wished)) * Interest(rhythm));
            return new Cell(rhythm, Contour.Draw(rhythm.Count(sign => sign == 'x'), _manners, chance));
        }

        /// <summary>A row of equal notes is nobody's tune: the more lengths, the better it is remembered.</summary>
        private static double Interest(string rhythm) =>
            rhythm.Split('x', StringSplitOptions.None).Skip(1).Select(held => held.Length).Distinct().Count() switch { 1 => 0.4, 2 => 1, _ => 1.3 };
    }
}
