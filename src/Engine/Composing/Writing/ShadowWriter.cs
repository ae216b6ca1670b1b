using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Harmony;
using Cuewright.Engine.Composing.Melody;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>Goes along with the tune: in its octave, in thirds or sixths, or as those do who know the same tune in their own way.</summary>
internal static class ShadowWriter
{
    /// <summary>Shorter notes are ornaments, which stay the singer's own.</summary>
    private const long ShortestTicks = Ticks.PerSixteenth * 3 / 4;

    public static ImmutableArray<Note> Write(Player player, Sketch sketch)
    {
        var sheet = new Sheet(sketch.Plan);
        var scale = sketch.Cast.Singer?.Spec.Melody?.Scale;
        var line = new Line(sketch.Tune.Where(note => note.Length >= ShortestTicks));
        foreach (var bars in Rhythm.PlayingBars(player, sketch.Plan).GroupBy(bar => bar.Phrase))
        {
            var notes = bars.SelectMany(bar => line.In(bar.Start, bar.End)).ToArray();
            if (notes.Length == 0) continue;
            var octave = Octave(notes, player);
            var chance = sketch.Direction.Chance(player.Spec.Name, bars.Key);
            foreach (var note in notes)
            {
                if (player.Spec.Shadow == Shadowing.Heterophony && LeavesOut(note, sketch, player)) continue;
                var span = sketch.Chart.At(note.Start);
                var tones = TuneScale.Of(scale, span);
                var pitch = Pitches.Fit(Along(note.Pitch, player.Spec.Shadow, tones, span) + octave, player.Low, Math.Max(player.High, player.Low + 11));
                var velocity = Dynamics.Velocity(player.Spec, sketch.Plan, sketch.Plan.BarAt(note.Start)!, note.Start, chance);
                sheet.Add(note.Start, note.End, pitch, velocity, note.Articulation);
            }
        }

        return sheet.ToNotes();
    }

    /// <summary>The octaves that bring most of a phrase into the register; of several the nearest to the tune.</summary>
    private static int Octave(Note[] notes, Player player) =>
        new[] { 0, -12, 12, -24, 24 }.MaxBy(octave => notes.Count(note => note.Pitch + octave >= player.Low && note.Pitch + octave <= player.High));

    private static int Along(int pitch, Shadowing shadow, TuneScale scale, ChordSpan span) => shadow switch
    {
        Shadowing.Thirds => Below(pitch, [3, 4, 5], scale, span),
        Shadowing.Sixths => Below(pitch, [8, 9, 7], scale, span),
        _ => pitch,
    };

    /// <summary>The tone so far below the tune: the first of these that is in the chord, else in the scale.</summary>
    private static int Below(int pitch, ReadOnlySpan<int> ways, TuneScale scale, ChordSpan span)
    {
        foreach (var by in ways)
        {
            if (span.Chord.Bears(pitch - by)) return pitch - by;
        }

        foreach (var by in ways)
        {
            if (scale.Has(pitch - by)) return pitch - by;
        }

        return pitch - ways[0];
    }

    /// <summary>Who plays more plainly leaves out every second of the short notes between the beats; always the same ones.</summary>
    private static bool LeavesOut(Note note, Sketch sketch, Player player)
    {
        var bar = sketch.Plan.BarAt(note.Start)!;
        var into = note.Start - bar.Start;
        return into % bar.Meter.BeatTicks != 0 && note.Length <= Ticks.PerEighth
            && sketch.Direction.Chance($"{player.Spec.Name} {into} {note.Pitch}").Happens(0.5);
    }
}
