using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>
/// The last chord: everyone who still plays, each in his own way, on the same tick. It rings, or all let go of it for a last
/// short blow, or it is left to those who stayed.
/// </summary>
internal static class FinalWriter
{
    private const int BlowVelocity = 8;

    private const int SettledVelocity = -8;

    private static readonly string[] LowLanes = ["kick", "low"];

    public static ImmutableArray<Note> Write(Player player, Sketch sketch)
    {
        if (!Plays(player, sketch)) return [];
        var plan = sketch.Plan;
        var sheet = new Sheet(plan);
        var force = player.Spec.Velocity + (Dynamics.PerLevel * (plan.FinalEnergy - 3)) + 6;
        if (plan.Ending.Kind == EndingKind.Settle) force += SettledVelocity;
        var blow = plan.Ending.Blow;
        if (blow is not { } at) Strike(sheet, player, sketch, plan.FinalTick, plan.EndTick, force);
        else
        {
            if (at > plan.FinalTick) Strike(sheet, player, sketch, plan.FinalTick, at - Ticks.PerEighth, force);
            Strike(sheet, player, sketch, at, Ending.Released(at, plan), force + BlowVelocity);
        }

        return sheet.ToNotes();
    }

    private static void Strike(Sheet sheet, Player player, Sketch sketch, long start, long end, double velocity)
    {
        var (spec, chord) = (player.Spec, sketch.Chart.Final.Chord);
        switch (spec.Play)
        {
            case Play.Drums:
                foreach (var lane in LowLanes.Where(lane => spec.Patterns.Any(pattern => pattern.Lanes.ContainsKey(lane))))
                {
                    sheet.AddFreely(start, Math.Min(end, start + Ticks.PerQuarter), DrumWriter.Key(lane, player), velocity);
                }

                break;
            case Play.Bass or Play.Walk:
                sheet.AddFreely(start, end, Pitches.AtOrAbove(chord.Bass, player.Low), velocity);
                break;
            case Play.Drone:
                sheet.AddFreely(start, end, Pitches.AtOrAbove(sketch.Chart.Final.Key.Tonic, player.Low), velocity, Articulation.Legato);
                break;
            case Play.Melody or Play.Counter or Play.Shadow:
                sheet.AddFreely(start, end, Stable(chord, sketch.Tune.IsEmpty ? (player.Low + player.High) / 2 : sketch.Tune[^1].Pitch, player), velocity);
                break;
            default:
                var voices = spec.Play == Play.Sustain ? SustainWriter.VoicesAt(sketch.Plan.FinalEnergy, player) : spec.Voices;
                var tones = new Voicings(player, sketch, voices)[sketch.Chart.Final];
                // A broken chord closes with its tones in quick order.
                var spread = spec.Play is Play.Figure ? Math.Min(Ticks.PerSixteenth / 2, (end - start) / 16) : spec.Spread;
                for (var i = 0; i < tones.Length; i++) sheet.AddFreely(start + (i * spread), end, tones[i], velocity - (2 * i));
                break;
        }
    }

    /// <summary>Who plays in the last phrase and has not left. The harmony closes in any case, and someone who can hold the chord holds it until the end.</summary>
    private static bool Plays(Player player, Sketch sketch)
    {
        if (sketch.Plan.FinalEnergy == 0) return false;
        return (StillPlays(player) && !Arrangement.Leaves(player, sketch)) || Needed(IsHarmony) || (Needed(Holds) && player == sketch.Cast.Players.First(Holds));

        bool Needed(Func<Player, bool> kind) => kind(player) && !sketch.Cast.Players.Any(other => kind(other) && StillPlays(other));

        bool StillPlays(Player one) => one.Spec.Levels.Holds(sketch.Plan.FinalEnergy);
    }

    private static bool IsHarmony(Player player) => player.Spec.Role == PartRole.Harmony;

    private static bool Holds(Player player) => player.Spec.Play == Play.Sustain && player.Instrument.Sustains;

    /// <summary>Root or third, whichever is nearer to where the tune is.</summary>
    private static int Stable(Chord chord, int near, Player player)
    {
        int[] ways = [Pitches.Nearest(chord.Root, near), Pitches.Nearest(chord.Third, near)];
        var nearest = Math.Abs(ways[1] - near) < Math.Abs(ways[0] - near) ? ways[1] : ways[0];
        return Pitches.Fit(nearest, player.Low, Math.Max(player.High, player.Low + 11));
    }
}
