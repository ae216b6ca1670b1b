using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>Riffs and bass lines that are a tune of their own: steps of the scale, counted from the root of the chord.</summary>
internal static class RiffWriter
{
    public static ImmutableArray<Note> Write(Player player, Sketch sketch)
    {
        var sheet = new Sheet(sketch.Plan);
        var chance = new PhraseChance(sketch.Direction, player.Spec.Name);
        var reach = player.Spec.Patterns.Any(pattern => pattern.Steps!.Uses(sign => sign is >= 'e' and <= 'g')) ? 7 : 0;
        foreach (var stroke in Rhythm.Strokes(player, sketch))
        {
            var span = Rhythm.Heard(stroke, player, sketch);
            var root = Pitches.AtOrAbove(span.Chord.Root, player.Low + reach);
            var steps = stroke.Sign is >= 'e' and <= 'g' ? stroke.Sign - 'h' : stroke.Sign - '1';
            var pitch = Pitches.Fit(Scale.Of(span.Key, span.Chord).Move(root, steps), player.Low, Math.Max(player.High, player.Low + 11));
            var velocity = Dynamics.Velocity(player.Spec, sketch.Plan, stroke.Bar, stroke.Tick, chance.In(stroke.Bar)) + stroke.Weight;
            sheet.Add(stroke.Tick, Rhythm.EndOf(stroke, player, span), pitch, velocity);
        }

        return sheet.ToNotes();
    }
}
