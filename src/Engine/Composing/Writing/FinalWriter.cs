using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>The last chord: everyone who still plays, each in his own way, on the same tick.</summary>
internal static class FinalWriter
{
    private static readonly string[] LowLanes = ["kick", "low"];

    public static ImmutableArray<Note> Write(Player player, Sketch sketch)
    {
        if (!Plays(player, sketch)) return [];
        var (plan, spec, chord) = (sketch.Plan, player.Spec, sketch.Chart.Final.Chord);
        var sheet = new Sheet(plan);
        var start = plan.FinalTick;
        var end = plan.EndTick;
        var velocity = spec.Velocity + (Dynamics.PerLevel * (plan.FinalEnergy - 3)) + 6;
        switch (spec.Play)
        {
            case Play.Drums:
                foreach (var lane in LowLanes.Where(lane => spec.Patterns.Any(pattern => pattern.Lanes.ContainsKey(lane))))
                {
                    sheet.AddFreely(start, Math.Min(end, start + Ticks.PerQuarter), DrumWriter.Key(lane, player), velocity);
                }

                break;
            case Play.Bass or Play.Walk:
            case Play.Riff when spec.Role == PartRole.Bass:
                sheet.AddFreely(start, end, Pitches.AtOrAbove(chord.Bass, player.Low), velocity);
                break;
            case Play.Drone:
                sheet.AddFreely(start, end, Pitches.AtOrAbove(sketch.Chart.Final.Key.Tonic, player.Low), velocity, Articulation.Legato);
                break;
            case Play.Melody or Play.Counter:
                sheet.AddFreely(start, end, Stable(chord, sketch.Tune.IsEmpty ? (player.Low + player.High) / 2 : sketch.Tune[^1].Pitch, player), velocity);
                break;
            default:
                var tones = new Voicings(player, sketch, spec.Play == Play.Sustain ? SustainWriter.VoicesAt(plan.FinalEnergy, player) : spec.Voices)[sketch.Chart.Final];
                // A broken chord closes with its tones in quick order.
                var spread = spec.Play is Play.Figure ? Math.Min(Ticks.PerSixteenth / 2, (end - start) / 16) : spec.Spread;
                for (var i = 0; i < tones.Length; i++) sheet.AddFreely(start + (i * spread), end, tones[i], velocity - (2 * i));
                break;
        }

        return sheet.ToNotes();
    }

    /// <summary>Who plays in the last phrase. The harmony closes in any case, and someone who can hold the chord holds it until the end.</summary>
    private static bool Plays(Player player, Sketch sketch)
    {
        return StillPlays(player) || Needed(IsHarmony) || (Needed(Holds) && player == sketch.Cast.Players.First(Holds));

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
