using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>Broken chords: arpeggios, ostinatos, picked guitars.</summary>
internal static class FigureWriter
{
    public static ImmutableArray<Note> Write(Player player, Sketch sketch)
    {
        var sheet = new Sheet(sketch.Plan);
        var chance = new PhraseChance(sketch.Direction, player.Spec.Name);
        var voicings = new Voicings(player, sketch, player.Spec.Voices);
        foreach (var stroke in Rhythm.Strokes(player, sketch))
        {
            var span = Rhythm.Heard(stroke, player, sketch);
            var tones = voicings[span];
            var index = stroke.Sign - '0';
            var pitch = Pitches.Fit(tones[index % tones.Length] + (12 * (index / tones.Length)), player.Low, Math.Max(player.High, player.Low + 12));
            var velocity = Dynamics.Velocity(player.Spec, sketch.Plan, stroke.Bar, stroke.Tick, chance.In(stroke.Bar)) + stroke.Weight;
            sheet.Add(stroke.Tick, Rhythm.EndOf(stroke, player, span), pitch, velocity);
        }

        return sheet.ToNotes();
    }
}
