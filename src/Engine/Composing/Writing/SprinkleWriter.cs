using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>Single tones of the chord, far apart, never twice the same in a row: light on water.</summary>
internal static class SprinkleWriter
{
    public static ImmutableArray<Note> Write(Player player, Sketch sketch)
    {
        var sheet = new Sheet(sketch.Plan);
        var chance = sketch.Direction.Chance(player.Spec.Name);
        var last = 0;
        foreach (var bar in Rhythm.PlayingBars(player, sketch.Plan))
        {
            for (var tick = bar.Start; tick < bar.End; tick += Ticks.PerEighth)
            {
                if (!chance.Happens(0.1 + (0.03 * bar.Energy))) continue;
                var span = sketch.Chart.At(tick);
                var ways = Enumerable.Range(player.Low, player.High - player.Low + 1).Where(pitch => span.Chord.Has(pitch) && pitch != last).ToArray();
                if (ways.Length == 0) continue;
                last = chance.Pick(ways);
                sheet.Add(tick, Math.Max(span.End, tick + Ticks.PerQuarter), last, Dynamics.Velocity(player.Spec, sketch.Plan, bar, tick, chance));
            }
        }

        return sheet.ToNotes();
    }
}
