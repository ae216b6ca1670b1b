using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Composing.Melody;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>
/// A second voice: holds while the tune moves, moves while it holds, and answers while it rests, with what the tune did a bar
/// before. It never rubs against the tune and never runs beside it in fifths or octaves; each phrase sets out from home, so
/// what comes back comes back the same.
/// </summary>
internal static class CounterWriter
{
    /// <summary>A tone that costs more is not worth sounding.</summary>
    private const double Unbearable = 8;

    public static ImmutableArray<Note> Write(Player player, Sketch sketch)
    {
        var sheet = new Sheet(sketch.Plan);
        var line = new Line(sketch.Tune.Where(note => note.Length >= Ticks.PerSixteenth / 2));
        foreach (var bars in Rhythm.PlayingBars(player, sketch.Plan).GroupBy(bar => bar.Phrase))
        {
            var chance = sketch.Direction.Chance(player.Spec.Name, bars.Key);
            Step? last = null;
            foreach (var bar in bars)
            {
                foreach (var move in Moves(bar, line))
                {
                    var step = Next(move, last, bar, line, player, sketch);
                    if (step is null) continue;
                    last = step;
                    // A tone that the next chord does not have is let go with its own.
                    var span = sketch.Chart.At(move.Start);
                    var end = span.End < move.End && !sketch.Chart.After(span).Chord.Has(step.Pitch) ? span.End : move.End;
                    sheet.Add(move.Start, end, step.Pitch, Dynamics.Velocity(player.Spec, sketch.Plan, bar, move.Start, chance), Articulation.Legato);
                }
            }
        }

        return sheet.ToNotes();
    }

    /// <summary>Half bars where the tune is busy; quarters where it holds; its own rhythm of a bar before where it is silent.</summary>
    private static IEnumerable<Move> Moves(Bar bar, Line line)
    {
        var half = Math.Max(bar.Meter.BeatTicks, bar.Meter.BarTicks / 2 / bar.Meter.BeatTicks * bar.Meter.BeatTicks);
        for (var start = bar.Start; start < bar.End;)
        {
            var end = Math.Min(bar.End, start + half);
            var before = bar.Meter.BarTicks;
            var model = line.In(start - before, end - before).ToArray();
            if (!line.Sounding(start, end).Any() && model.Length > 1)
            {
                for (var i = 0; i < model.Length; i++)
                {
                    yield return new Move(model[i].Start + before, Math.Min(end, model[i].End + before), i == 0 ? 0 : model[i].Pitch - model[i - 1].Pitch);
                }
            }
            else if (line.In(start, end).Count() > 1 || end - start < 2 * Ticks.PerQuarter)
            {
                yield return new Move(start, end, null);
            }
            else
            {
                yield return new Move(start, start + Ticks.PerQuarter, null);
                yield return new Move(start + Ticks.PerQuarter, end, null);
            }

            start = end;
        }
    }

    private static Step? Next(Move move, Step? last, Bar bar, Line line, Player player, Sketch sketch)
    {
        var span = sketch.Chart.At(move.Start);
        var onBeat = move.Start == span.Start || (move.Start - bar.Start) % Ticks.PerQuarter == 0;
        var with = line.Sounding(move.Start, move.End).ToArray();
        var above = with.FirstOrDefault(note => note.Start <= move.Start);
        var ways = Scale.Of(span.Key, span.Chord).Between(player.Low, player.High).Where(pitch => !onBeat || span.Chord.Has(pitch)).ToArray();
        if (ways.Length == 0) return null;
        var (cost, best) = ways.Select(pitch => (Cost(pitch), Pitch: pitch)).Min();
        return cost < Unbearable ? new Step(best, above.Length > 0 ? above.Pitch : null) : null;

        double Cost(int pitch)
        {
            var cost = 0.12 * Math.Abs(pitch - ((player.Low + player.High) / 2.0));
            foreach (var note in with) cost += Rub(note, pitch, bar);
            if (last is null) return cost;
            var step = pitch - last.Pitch;
            cost += Math.Abs(step) switch { 0 => with.Length > 1 ? 0.4 : 1.5, 1 or 2 => 0, 3 or 4 => 0.6, 5 or 7 => 1.5, 12 => 3, _ => 4 };
            if (move.Wish is { } wish) cost += 0.4 * Math.Abs(step - wish);
            if (above.Length == 0 || last.Tune is not { } tune || above.Pitch == tune || step == 0) return cost;
            var parallel = Pitches.Class(above.Pitch - pitch) is 0 or 7 && Pitches.Class(above.Pitch - pitch) == Pitches.Class(tune - last.Pitch);
            return cost + (parallel ? Unbearable : 0) + (Math.Sign(above.Pitch - tune) == Math.Sign(step) ? 0.5 : 0);
        }
    }

    /// <summary>Seconds, sevenths on a beat, and coming closer than a third.</summary>
    private static double Rub(Note tune, int pitch, Bar bar)
    {
        var apart = Math.Abs(tune.Pitch - pitch);
        if (apart < 3) return Unbearable;
        var strong = (tune.Start - bar.Start) % bar.Meter.BeatTicks == 0 || tune.Length >= Ticks.PerQuarter;
        return (apart % 12) switch { 1 or 11 => strong ? Unbearable : 2, 2 or 10 => strong ? 4 : 1, 0 => 1.2, _ => 0 };
    }

    /// <summary>When it moves, and by how much if it imitates.</summary>
    private readonly record struct Move(long Start, long End, int? Wish);

    /// <summary>A tone of the second voice and what the tune had with it.</summary>
    private sealed record Step(int Pitch, int? Tune);
}
