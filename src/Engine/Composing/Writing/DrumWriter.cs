using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>
/// Drums and pitched percussion from lanes of signs: X accent, x normal, o soft, g a ghost that is sometimes there,
/// 1–9 the chance in tenths. Fills close phrases; kick and clap keep still before a hit, that it stands out.
/// </summary>
internal static class DrumWriter
{
    private const double GhostChance = 0.6;

    private static readonly string[] HeavyLanes = ["kick", "softKick", "clap"];

    public static ImmutableArray<Note> Write(Player player, Sketch sketch)
    {
        var sheet = new Sheet(sketch.Plan);
        var chance = sketch.Direction.Chance(player.Spec.Name);
        foreach (var bar in Rhythm.PlayingBars(player, sketch.Plan))
        {
            var groove = Rhythm.Pattern(player.Spec.Name, player.Spec.Patterns, bar, sketch);
            var fills = player.Spec.Fills.Where(fill => fill.Levels.Holds(bar.Energy));
            var fill = bar.EndsPhrase && bar.Phrase.Bars >= 4 ? Rhythm.Pattern($"{player.Spec.Name} fill", fills, bar, sketch) : null;
            if (fill is null)
            {
                if (groove is not null) Play(sheet, player, sketch, bar, groove, bar.Start, bar.End, chance);
                continue;
            }

            // A fill ends with its bar: where it is shorter it takes the bar's end, where the bar is shorter it comes in late.
            var sixteenths = fill.Lanes.Values.Max(lane => lane.Bars[0].Length);
            var begin = bar.End - (sixteenths * Ticks.PerSixteenth);
            var from = Math.Max(bar.Start, begin);
            if (groove is not null) Play(sheet, player, sketch, bar, groove, bar.Start, from, chance);
            Play(sheet, player, sketch, bar with { Start = begin, Meter = new Meter(sixteenths, 16) }, fill, from, bar.End, chance);
        }

        return sheet.ToNotes();
    }

    public static int Key(string lane, Player player) => lane switch
    {
        "low" => player.Low,
        "middle" => (player.Low + player.High) / 2,
        "high" => player.High,
        _ => Kit.Key(lane, player.Instrument),
    };

    private static void Play(Sheet sheet, Player player, Sketch sketch, Bar bar, PartPattern pattern, long from, long to, Chance chance)
    {
        foreach (var (lane, steps) in pattern.Lanes.OrderBy(lane => lane.Key, StringComparer.Ordinal))
        {
            foreach (var stroke in Rhythm.Strokes(steps, bar, sketch.Style.Swing).Where(stroke => stroke.Tick >= from && stroke.Tick < to))
            {
                var happens = stroke.Sign switch
                {
                    'g' => chance.Happens(GhostChance),
                    >= '1' and <= '9' => chance.Happens((stroke.Sign - '0') / 10.0),
                    _ => true,
                };
                if (!happens || (HeavyLanes.Contains(lane) && BeforeHit(sketch.Plan, stroke.Tick))) continue;
                var weight = stroke.Sign switch { 'X' => 14, 'o' => -16, 'g' => -34, _ => 0 };
                var velocity = Dynamics.Velocity(player.Spec, sketch.Plan, bar, stroke.Tick, chance) + weight;
                sheet.Add(stroke.Tick, stroke.Tick + (player.Instrument.IsDrumKit ? Ticks.PerSixteenth : Ticks.PerQuarter), Key(lane, player), velocity);
            }
        }
    }

    private static bool BeforeHit(Plan plan, long tick) => plan.Goals.Any(goal => goal.IsHit && goal.Tick > tick && goal.Tick - tick <= Ticks.PerQuarter);
}
