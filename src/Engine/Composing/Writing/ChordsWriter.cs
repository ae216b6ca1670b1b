using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>Struck chords: comping, strumming, stabs.</summary>
internal static class ChordsWriter
{
    public static ImmutableArray<Note> Write(Player player, Sketch sketch)
    {
        var sheet = new Sheet(sketch.Plan);
        var chance = new PhraseChance(sketch.Direction, player.Spec.Name);
        var voicings = new Voicings(player, sketch, player.Spec.Voices);
        foreach (var stroke in Rhythm.Strokes(player, sketch))
        {
            var span = Rhythm.Heard(stroke, player, sketch, usual: 1);
            var weight = stroke.Weight + stroke.Sign switch { 'X' => 10, 'o' => -14, _ => 0 };
            var velocity = Dynamics.Velocity(player.Spec, sketch.Plan, stroke.Bar, stroke.Tick, chance.In(stroke.Bar)) + weight;
            var upward = stroke.Tick % Ticks.PerQuarter == 0;
            Strike(sheet, voicings[span], stroke.Tick, Rhythm.EndOf(stroke, player, span), velocity, player.Spec.Spread, upward);
        }

        return sheet.ToNotes();
    }

    /// <summary>Down strokes run from the low strings, up strokes from the high ones.</summary>
    private static void Strike(Sheet sheet, ImmutableArray<int> tones, long start, long end, double velocity, int spread, bool upward)
    {
        for (var i = 0; i < tones.Length; i++)
        {
            var late = (upward ? i : tones.Length - 1 - i) * spread;
            sheet.Add(start + late, end, tones[i], velocity - (upward ? 0 : 4) + (i == tones.Length - 1 ? 3 : 0));
        }
    }
}
