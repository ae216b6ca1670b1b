using System.Collections.Immutable;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>A stroke on a drum. Weight: how much harder or softer than usual.</summary>
internal readonly record struct Beat(long Tick, string Lane, double Weight, Bar Bar);

/// <summary>
/// What a drummer plays, whatever the kit: grooves with their ghosts and chances, fills where phrases end. Those who lock to the
/// drums read it too. Chance is thrown per idea and four bars, so that a groove that comes back is the same to the stroke.
/// </summary>
internal static class Groove
{
    private const double GhostChance = 0.6;
    private const int BarsOfChance = 4;

    private static readonly string[] HeavyLanes = ["kick", "softKick", "clap"];

    public static IEnumerable<Beat> Beats(PartSpec spec, Sketch sketch)
    {
        var dice = sketch.Direction.Chance(spec.Name);
        foreach (var bar in Rhythm.PlayingBars(spec, sketch.Plan))
        {
            if (bar.InPhrase % BarsOfChance == 0) dice = sketch.Direction.Chance($"{spec.Name} {bar.Phrase.Idea}");
            var groove = Rhythm.Pattern(spec.Name, spec.Patterns, bar, sketch);
            var fill = Fill(spec, bar, sketch);
            // A fill ends with its bar: where it is shorter it takes the bar's end, where the bar is shorter it comes in late.
            var sixteenths = fill is null ? 0 : Length(fill);
            var begin = bar.End - (sixteenths * Ticks.PerSixteenth);
            var from = Math.Max(bar.Start, begin);
            var beats = groove is null ? [] : Beats(groove, bar, sketch, dice).Where(beat => beat.Tick < from).ToArray();
            foreach (var beat in beats) yield return beat;
            if (fill is null) continue;
            foreach (var beat in Beats(fill, bar with { Start = begin, Meter = new Meter(sixteenths, 16) }, sketch, dice))
            {
                if (beat.Tick >= from && beat.Tick < bar.End) yield return beat with { Bar = bar };
            }
        }
    }

    /// <summary>The longer the more it leads to: a beat between phrases, two where a section ends or all play, a bar into a rise. Each is another one.</summary>
    private static PartPattern? Fill(PartSpec spec, Bar bar, Sketch sketch)
    {
        if (!bar.EndsPhrase || bar.Phrase.Bars < 4) return null;
        var fills = spec.Fills.Where(fill => fill.Levels.Holds(bar.Energy)).ToArray();
        if (fills.Length == 0) return null;
        var next = sketch.Plan.Phrases.ElementAtOrDefault(bar.Phrase.Index + 1)?.Section;
        var beats = bar.EndsSection && next?.Energy > bar.Phrase.Section.Energy ? 4 : bar.EndsSection || bar.Energy >= 4 ? 2 : 1;
        var nearest = fills.Min(Miss);
        return sketch.Direction.Choose($"fill {spec.Name}", [.. fills.Where(fill => Miss(fill) == nearest)], bar.Phrase.Index);

        int Miss(PartPattern fill) => Math.Abs(Length(fill) - (beats * Ticks.PerQuarter / Ticks.PerSixteenth));
    }

    private static int Length(PartPattern fill) => fill.Lanes.Values.Max(lane => lane.Bars[0].Length);

    private static IEnumerable<Beat> Beats(PartPattern pattern, Bar bar, Sketch sketch, Chance dice)
    {
        foreach (var (lane, steps) in pattern.Lanes.OrderBy(lane => lane.Key, StringComparer.Ordinal))
        {
            foreach (var stroke in Rhythm.Strokes(steps, bar, sketch.Style.Swing))
            {
                var happens = stroke.Sign switch
                {
                    'g' => dice.Happens(GhostChance),
                    >= '1' and <= '9' => dice.Happens((stroke.Sign - '0') / 10.0),
                    _ => true,
                };
                if (!happens || (HeavyLanes.Contains(lane) && IsBeforeHit(sketch.Plan, stroke.Tick))) continue;
                var weight = stroke.Sign switch { 'X' => 14, 'o' => -16, 'g' => -34, _ => 0 };
                var (strokes, apart) = Roll(stroke.Sign);
                for (var i = 0; i < strokes; i++) yield return new Beat(stroke.Tick + (i * apart), lane, weight - (i == 0 ? 0 : 8), bar);
            }
        }
    }

    /// <summary>Strokes of one sign, and the ticks between them.</summary>
    private static (int Strokes, long Apart) Roll(char sign) => sign switch
    {
        ':' => (2, Ticks.PerSixteenth / 2),
        ';' => (3, Ticks.PerSixteenth / 3),
        't' => (3, Ticks.PerEighth / 3),
        _ => (1, 0),
    };

    private static bool IsBeforeHit(Plan plan, long tick) => plan.Goals.Any(goal => goal.IsHit && goal.Tick > tick && goal.Tick - tick <= Ticks.PerQuarter);
}
