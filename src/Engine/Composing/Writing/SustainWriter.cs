using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>
/// Held chords: every voice holds its tone as long as it belongs, and is set anew at phrase starts and goals. Where little
/// happens fewer voices hold.
/// </summary>
internal static class SustainWriter
{
    public static ImmutableArray<Note> Write(Player player, Sketch sketch)
    {
        var sheet = new Sheet(sketch.Plan);
        var chance = sketch.Direction.Chance(player.Spec.Name);
        var voicings = Enumerable.Range(1, 5).Select(energy => VoicesAt(energy, player)).Distinct().ToDictionary(voices => voices, voices => new Voicings(player, sketch, voices));
        var attacks = sketch.Plan.Goals.Select(goal => goal.Tick).Concat(sketch.Plan.PhraseStarts).ToHashSet();
        var held = new Dictionary<int, (long Start, double Velocity)>();
        var until = 0L;
        foreach (var (start, end) in Stretches(player, sketch, attacks))
        {
            var bar = sketch.Plan.BarAt(start)!;
            var tones = voicings[VoicesAt(bar.Energy, player)][sketch.Chart.At(start)];
            var fresh = start != until || attacks.Contains(start);
            foreach (var pitch in held.Keys.Where(pitch => fresh || !tones.Contains(pitch)).ToArray()) Release(pitch);
            foreach (var pitch in tones) held.TryAdd(pitch, (start, Dynamics.Velocity(player.Spec, sketch.Plan, bar, start, chance)));
            until = end;
        }

        foreach (var pitch in held.Keys.ToArray()) Release(pitch);
        return sheet.ToNotes();

        void Release(int pitch)
        {
            sheet.Add(held[pitch].Start, until, pitch, held[pitch].Velocity, Articulation.Legato);
            held.Remove(pitch);
        }
    }

    /// <summary>All where much happens, one less in the middle, two less where hardly anything does; two are a chord already, where the bass has the root.</summary>
    public static int VoicesAt(int energy, Player player)
    {
        var (fewer, least) = energy switch { >= 4 => (0, 1), 3 => (1, 3), 2 => (1, 2), _ => (2, 2) };
        return Math.Min(player.Spec.Voices, Math.Max(least, player.Spec.Voices - fewer));
    }

    /// <summary>The playing time cut at chord changes and attacks.</summary>
    private static IEnumerable<(long Start, long End)> Stretches(Player player, Sketch sketch, HashSet<long> attacks)
    {
        foreach (var bar in Rhythm.PlayingBars(player, sketch.Plan))
        {
            var inside = sketch.Chart.Spans.Select(span => span.Start).Concat(attacks).Where(tick => tick > bar.Start && tick < bar.End);
            var cuts = inside.Append(bar.Start).Append(bar.End).Distinct().Order().ToArray();
            foreach (var (start, end) in cuts.Zip(cuts.Skip(1))) yield return (start, end);
        }
    }
}
