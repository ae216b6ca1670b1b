using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Harmony;
using Cuewright.Engine.Composing.Melody;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Composing.Writing;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Revising;

/// <summary>
/// Writes parts of a piece anew and leaves the rest as it was, note for note: what is to be done again is written with
/// other chances on the same form and for the same players, and only that is taken over.
/// </summary>
internal sealed class Revision(Brief brief, Style style, Grid grid, Func<Sketch, ImmutableArray<Part>> play)
{
    /// <summary>What begins this little before a bar line belongs to the bar after it.</summary>
    private const long Early = Ticks.PerSixteenth / 4;

    public ImmutableArray<Part> Of(Sketch sketch)
    {
        var parts = play(sketch);
        foreach (var redo in brief.Changes.Redo.Where(redo => redo.Section is not null))
        {
            foreach (var section in Sections(redo.Section!))
            {
                var (from, to) = (grid.Meters.TickOfBar(section.StartBar), Math.Min(grid.Meters.TickOfBar(section.EndBar), grid.FinalTick));
                var again = Again(sketch, redo.Variant);
                var chart = HarmonyWriter.Write(brief, style, sketch.Plan, again.Direction);
                again = again with { Chart = sketch.Chart with { Spans = Spliced(sketch.Chart.Spans, chart.Spans, span => span.Start, from, to) } };
                again = again with { Tune = Spliced(sketch.Tune, TuneOf(again), note => note.Start + Early, from, to) };
                parts = [.. parts.Zip(play(again), (part, other) => part with { Notes = Sheet.InOrder(Spliced(part.Notes, other.Notes, note => note.Start + Early, from, to)) })];
                sketch = again with { Direction = sketch.Direction };
            }
        }

        foreach (var redo in brief.Changes.Redo.Where(redo => redo.Part is not null))
        {
            var chosen = Players(redo.Part!, sketch.Cast);
            // Who goes along with the tune goes along with the new one.
            if (sketch.Cast.Singer is { } singer && chosen.Contains(singer)) chosen = chosen.AddRange(sketch.Cast.Players.Where(player => player.Spec.Play == Play.Shadow));
            var players = chosen.Select(player => player.Spec.Name).ToHashSet();
            var again = Again(sketch, redo.Variant);
            var played = play(again with { Tune = TuneOf(again) });
            parts = [.. parts.Zip(played, (part, other) => players.Contains(part.Name) ? other : part)];
        }

        return parts;
    }

    /// <summary>Who plays instead of whom.</summary>
    public static ImmutableDictionary<string, Instrument> Swaps(Changes changes, Cast cast, Palette palette)
    {
        var swaps = ImmutableDictionary.CreateBuilder<string, Instrument>();
        foreach (var swap in changes.Swap)
        {
            var instrument = CastingWords.Best(swap.Instrument, palette)
                ?? throw new RefusalException(RefusalCode.BadOption, $"There is no instrument '{swap.Instrument}' to play the {swap.Part}.");
            foreach (var player in Players(swap.Part, cast))
            {
                if (player.Instrument.IsDrumKit != instrument.IsDrumKit) throw new RefusalException(RefusalCode.BadOption, $"A {instrument.Name} cannot play what is written for the {player.Instrument.Name}.");
                swaps[player.Spec.Name] = instrument;
            }
        }

        return swaps.ToImmutable();
    }

    /// <summary>The parts without those that are muted.</summary>
    public static ImmutableArray<Part> Heard(ImmutableArray<Part> parts, Changes changes, Palette palette)
    {
        if (changes.Mute.IsEmpty) return parts;
        var left = parts.RemoveAll(part => changes.Mute.Any(word => IsCalled(part.Name, word) || CastingWords.Exclude([word], palette[part.Instrument], part.Role)));
        return left.IsEmpty ? throw new RefusalException(RefusalCode.BadOption, $"With {string.Join(" and ", changes.Mute)} muted nothing would be left to hear.") : left;
    }

    private ImmutableArray<ScoreSection> Sections(string which)
    {
        ImmutableArray<ScoreSection> found = int.TryParse(which, out var number)
            ? [.. grid.Sections.Where((_, i) => i == number - 1)]
            : [.. grid.Sections.Where(section => IsCalled(section.Label, which))];
        if (!found.IsEmpty) return found;
        var known = string.Join(", ", grid.Sections.Select((section, i) => $"{i + 1} ({section.Label})"));
        throw new RefusalException(RefusalCode.BadOption, $"There is no section {which}; there are {known}.");
    }

    /// <summary>Those who are called so; else the tune, or all of that role; else all who play such an instrument.</summary>
    private static ImmutableArray<Player> Players(string which, Cast cast)
    {
        Func<Player, bool>[] ways =
        [
            player => IsCalled(player.Spec.Name, which),
            player => player.Spec.Play == Play.Melody && CastingWords.Means(which, player.Spec.Role),
            player => CastingWords.Means(which, player.Spec.Role),
            player => CastingWords.Means(which, player.Instrument),
        ];
        var found = ways.Select(way => cast.Players.Where(way).ToImmutableArray()).FirstOrDefault(players => !players.IsEmpty, []);
        if (!found.IsEmpty) return found;
        var known = string.Join(", ", cast.Players.Select(player => $"{player.Spec.Name} ({player.Instrument.Name})"));
        throw new RefusalException(RefusalCode.BadOption, $"Nobody plays '{which}'; there are {known}.");
    }

    private Sketch Again(Sketch sketch, int variant) => sketch with { Direction = new Direction(brief with { Seed = brief.Seed.For("again", variant) }) };

    private static ImmutableArray<Note> TuneOf(Sketch sketch) => sketch.Cast.Singer is { } singer ? MelodyWriter.Write(singer, sketch) : [];

    private static ImmutableArray<T> Spliced<T>(ImmutableArray<T> first, ImmutableArray<T> again, Func<T, long> start, long from, long to) =>
    [
        .. first.TakeWhile(item => start(item) < from),
        .. again.Where(item => start(item) >= from && start(item) < to),
        .. first.SkipWhile(item => start(item) < to),
    ];

    private static bool IsCalled(string name, string which) => string.Equals(name, which.Trim(), StringComparison.OrdinalIgnoreCase);
}
