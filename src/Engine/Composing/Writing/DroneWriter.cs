using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>The tonic under everything, with its fifth when two voices are asked for; struck anew with each phrase.</summary>
internal static class DroneWriter
{
    public static ImmutableArray<Note> Write(Player player, Sketch sketch)
    {
        var sheet = new Sheet(sketch.Plan);
        var chance = sketch.Direction.Chance(player.Spec.Name);
        foreach (var bars in Rhythm.PlayingBars(player, sketch.Plan).GroupBy(bar => bar.Phrase.Index))
        {
            var first = bars.First();
            var tonic = Pitches.AtOrAbove(sketch.Chart.At(first.Start).Key.Tonic, player.Low);
            var velocity = Dynamics.Velocity(player.Spec, sketch.Plan, first, first.Start, chance);
            int[] tones = [tonic, tonic + 7, tonic + 12];
            foreach (var pitch in tones.Take(player.Spec.Voices)) sheet.Add(first.Start, bars.Last().End, pitch, velocity, Articulation.Legato);
        }

        return sheet.ToNotes();
    }
}
