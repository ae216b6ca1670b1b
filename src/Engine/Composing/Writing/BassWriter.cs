using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Harmony;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>Bass lines: patterned by the style, or walking in quarters.</summary>
internal static class BassWriter
{
    private const int SoftBy = 22;

    public static ImmutableArray<Note> Write(Player player, Sketch sketch)
    {
        var sheet = new Sheet(sketch.Plan);
        var chance = new PhraseChance(sketch.Direction, player.Spec.Name);
        var root = 0;
        foreach (var stroke in player.Spec.Follows is { } drummer ? Locked(player, drummer, sketch) : Rhythm.Strokes(player, sketch))
        {
            var span = Rhythm.Heard(stroke, player, sketch);
            if (stroke.Sign == 'n') span = sketch.Chart.After(span);
            root = Low(span.Chord.Bass, root, player);
            var pitch = stroke.Sign switch
            {
                '3' => Above(root, span.Chord.Third),
                '5' => Fifth(root, span.Chord, player),
                '7' => Above(root, span.Chord.Root + (span.Chord.Intervals.Contains(11) ? 11 : 10)),
                '8' => root + 12 <= player.High ? root + 12 : root,
                'a' => Approach(Low(sketch.Chart.After(span).Chord.Bass, root, player), root, span, player, chance.In(stroke.Bar)),
                _ => root,
            };
            var velocity = Dynamics.Velocity(player.Spec, sketch.Plan, stroke.Bar, stroke.Tick, chance.In(stroke.Bar)) + stroke.Weight - (stroke.Sign == 'r' ? SoftBy : 0);
            var length = stroke.End - stroke.Tick;
            sheet.Add(stroke.Tick, stroke.Tick + (player.Spec.Short ? length * 7 / 10 : length), pitch, velocity);
        }

        return sheet.ToNotes();
    }

    /// <summary>
    /// Roots where the kick is, until the next stroke; between them only what the pattern marks as more than a root. Where no
    /// kick is played the pattern stands as it is.
    /// </summary>
    private static IEnumerable<Stroke> Locked(Player player, string drummer, Sketch sketch)
    {
        // The drummer as he is cast: who was asked for plays more than the style has him play. Turned away, he still gives the beat.
        var cast = sketch.Cast.Players.FirstOrDefault(other => other.Spec.Name == drummer);
        var drums = cast?.Spec ?? sketch.Style.Parts.First(part => part.Name == drummer);
        var kicks = Groove.Beats(drums, sketch).Where(beat => Kit.Kicks.Contains(beat.Lane)).ToLookup(beat => beat.Bar.Index, beat => beat.Tick);
        foreach (var bar in Rhythm.PlayingBars(player.Spec, sketch.Plan))
        {
            var written = Rhythm.Strokes(player.Spec, bar, sketch).ToArray();
            if (!kicks.Contains(bar.Index))
            {
                foreach (var stroke in written) yield return stroke;
                continue;
            }

            var between = written.Where(stroke => stroke.Sign is not ('1' or 'r'));
            var tied = kicks[bar.Index].Except(between.Select(stroke => stroke.Tick)).Select(tick => new Stroke(tick, bar.End, '1', bar));
            var line = between.Concat(tied).OrderBy(stroke => stroke.Tick).ToArray();
            for (var i = 0; i < line.Length; i++) yield return line[i] with { End = Math.Min(line[i].End, i + 1 < line.Length ? line[i + 1].Tick : bar.End) };
        }
    }

    /// <summary>Quarters: the root on the change, chord tones and steps between, a semitone or a step into the next root.</summary>
    public static ImmutableArray<Note> Walk(Player player, Sketch sketch)
    {
        var sheet = new Sheet(sketch.Plan);
        var draw = new PhraseChance(sketch.Direction, player.Spec.Name);
        var last = 0;
        foreach (var bar in Rhythm.PlayingBars(player, sketch.Plan))
        {
            var chance = draw.In(bar);
            for (var tick = bar.Start; tick < bar.End; tick += Ticks.PerQuarter)
            {
                var span = sketch.Chart.At(tick);
                var next = sketch.Chart.After(span);
                var goal = Low(next.Chord.Bass, last, player);
                var pitch = tick == span.Start || last == 0 ? Low(span.Chord.Bass, last, player)
                    : tick + Ticks.PerQuarter >= span.End ? Approach(goal, last, span, player, chance)
                    : Step(span, last, goal, player, chance);
                sheet.Add(tick, Math.Min(bar.End, tick + (Ticks.PerQuarter * 9 / 10)), pitch, Dynamics.Velocity(player.Spec, sketch.Plan, bar, tick, chance), Articulation.Legato);
                // A skipped eighth now and then gives the walk its spring.
                if (chance.Happens(0.1) && sketch.Style.Swing is { } swing)
                {
                    var late = tick + (long)(Ticks.PerEighth * (1 + (swing.Amount / 2)));
                    sheet.Add(late, late + (Ticks.PerEighth / 2), pitch, player.Spec.Velocity - SoftBy);
                }

                last = pitch;
            }
        }

        return sheet.ToNotes();
    }

    /// <summary>A tone of the chord or its scale between where the line is and where it goes.</summary>
    private static int Step(ChordSpan span, int last, int goal, Player player, Chance chance)
    {
        var scale = Scale.Of(span.Key, span.Chord);
        var ways = scale.Between(Math.Max(player.Low, last - 7), Math.Min(player.High, last + 7)).Remove(last);
        return ways.IsEmpty ? last : chance.Pick(ways, pitch =>
            (span.Chord.Has(pitch) ? 3.0 : 1) / (1 + Math.Abs(pitch - last - Math.Sign(goal - last)) + (0.3 * Math.Abs(goal - pitch))));
    }

    private static int Approach(int goal, int from, ChordSpan span, Player player, Chance chance)
    {
        var scale = Scale.Of(span.Key, span.Chord);
        int[] ways = from < goal ? [goal - 1, scale.Move(goal - 1, 0), goal + 1] : [goal + 1, goal - 1, scale.Move(goal + 2, 0)];
        return chance.Pick(ways, way => way == goal || way < player.Low ? 0 : way == ways[0] ? 2 : 1);
    }

    /// <summary>Near the last root, but in the lower two thirds of the instrument.</summary>
    private static int Low(int pitchClass, int near, Player player)
    {
        var low = Pitches.AtOrAbove(pitchClass, player.Low);
        if (near == 0) return low;
        var nearest = Pitches.Nearest(pitchClass, near);
        return nearest >= player.Low && nearest <= player.Low + 14 ? nearest : low;
    }

    private static int Above(int root, int pitchClass) => root + Pitches.Class(pitchClass - root);

    private static int Fifth(int root, Chord chord, Player player)
    {
        var above = Above(root, chord.Fifth);
        return above - root > 5 && above - 12 >= player.Low && root - player.Low > 7 ? above - 12 : above;
    }
}
