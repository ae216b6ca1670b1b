using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>Drums and pitched percussion: the groove on the kit at hand.</summary>
internal static class DrumWriter
{
    public static ImmutableArray<Note> Write(Player player, Sketch sketch)
    {
        var sheet = new Sheet(sketch.Plan);
        var chance = new PhraseChance(sketch.Direction, player.Spec.Name);
        foreach (var beat in Groove.Beats(player.Spec, sketch))
        {
            var velocity = Dynamics.Velocity(player.Spec, sketch.Plan, beat.Bar, beat.Tick, chance.In(beat.Bar)) + beat.Weight;
            sheet.Add(beat.Tick, beat.Tick + (player.Instrument.IsDrumKit ? Ticks.PerSixteenth : Ticks.PerQuarter), Key(beat.Lane, player), velocity);
        }

        return sheet.ToNotes();
    }

    public static int Key(string lane, Player player) => lane switch
    {
        "low" => player.Low,
        "middle" => (player.Low + player.High) / 2,
        "high" => player.High,
        _ => Kit.Key(lane, player.Instrument),
    };
}
