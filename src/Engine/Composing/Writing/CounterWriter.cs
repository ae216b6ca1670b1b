using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>A second voice: holds while the tune moves and moves while it rests, always a third or more away from it.</summary>
internal static class CounterWriter
{
    public static ImmutableArray<Note> Write(Player player, Sketch sketch)
    {
        var sheet = new Sheet(sketch.Plan);
        var chance = sketch.Direction.Chance(player.Spec.Name);
        var last = (player.Low + player.High) / 2;
        foreach (var bar in Rhythm.PlayingBars(player, sketch.Plan))
        {
            foreach (var (start, end) in Moves(bar, sketch))
            {
                var span = sketch.Chart.At(start);
                var onBeat = start == span.Start || (start - bar.Start) % Ticks.PerQuarter == 0;
                var tune = sketch.Tune.LastOrDefault(note => note.Start <= start && note.End > start);
                var from = last;
                var ways = Scale.Of(span.Key, span.Chord).Between(player.Low, player.High)
                    .Where(pitch => (!onBeat || span.Chord.Has(pitch)) && (tune.Length == 0 || Math.Abs(tune.Pitch - pitch) >= 3)).ToArray();
                if (ways.Length == 0) continue;
                last = ways.MinBy(pitch => Cost(pitch, from, player) + chance.Next());
                sheet.Add(start, end, last, Dynamics.Velocity(player.Spec, sketch.Plan, bar, start, chance), Articulation.Legato);
            }
        }

        return sheet.ToNotes();
    }

    private static double Cost(int pitch, int from, Player player) =>
        Math.Abs(pitch - from) + (pitch == from ? 3 : 0) + (0.3 * Math.Abs(pitch - ((player.Low + player.High) / 2.0)));

    /// <summary>Half bars where the tune is busy; quarters where it is silent or holds.</summary>
    private static IEnumerable<(long Start, long End)> Moves(Bar bar, Sketch sketch)
    {
        var half = Math.Max(bar.Meter.BeatTicks, bar.Meter.BarTicks / 2 / bar.Meter.BeatTicks * bar.Meter.BeatTicks);
        for (var start = bar.Start; start < bar.End;)
        {
            var end = Math.Min(bar.End, start + half);
            var busy = sketch.Tune.Count(note => note.Start >= start && note.Start < end);
            if (busy > 1 || end - start < 2 * Ticks.PerQuarter) yield return (start, end);
            else
            {
                yield return (start, start + Ticks.PerQuarter);
                yield return (start + Ticks.PerQuarter, end);
            }

            start = end;
        }
    }
}
