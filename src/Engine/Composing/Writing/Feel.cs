using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>
/// Where a player lies against the beat: so many milliseconds behind it or before it, and how far he wanders around that. It is
/// written, not left to the performance, for it belongs to the groove: it comes back with the idea, and paper carries it.
/// </summary>
internal static class Feel
{
    /// <summary>A hand that was late is still so at the next stroke, by this share.</summary>
    private const double Inertia = 0.6;

    public static ImmutableArray<Note> Give(Player player, Sketch sketch, ImmutableArray<Note> notes)
    {
        var spec = player.Spec;
        if (spec.Late == 0 && spec.Loose == 0 && spec.LaneLate.IsEmpty) return notes;
        var lateOfKey = spec.LaneLate.ToDictionary(lane => DrumWriter.Key(lane.Key, player), lane => lane.Value);
        var wander = new Dictionary<int, (long Tick, double Ms)>();
        Phrase? phrase = null;
        var chance = sketch.Direction.Chance(spec.Name);
        return Sheet.InOrder(notes.Select(Moved));

        Note Moved(Note note)
        {
            if (sketch.Plan.BarAt(note.Start) is not { } bar) return note;
            if (phrase != bar.Phrase)
            {
                phrase = bar.Phrase;
                chance = sketch.Direction.Chance($"{spec.Name} feel {phrase.Idea}");
                wander.Clear();
            }

            // Each drum is a limb of its own; the tones of a chord are struck by one hand.
            var limb = player.Instrument.IsDrumKit ? note.Pitch : 0;
            if (!wander.TryGetValue(limb, out var last) || last.Tick != note.Start)
            {
                wander[limb] = last = (note.Start, (Inertia * last.Ms) + (spec.Loose > 0 ? chance.Bell(spec.Loose * 0.8) : 0));
            }

            return Late(note, lateOfKey.GetValueOrDefault(note.Pitch, spec.Late) + last.Ms, bar, sketch.Plan);
        }
    }

    /// <summary>Never out of its bar, into a held breath or past the final chord.</summary>
    private static Note Late(Note note, double ms, Bar bar, Plan plan)
    {
        var moved = (long)Math.Round(plan.Tempo.TicksAt(plan.Tempo.SecondsAt(note.Start) + (ms / 1000)));
        moved = Math.Clamp(moved, bar.Start, bar.End - 1);
        if (plan.IsBreath(moved)) return note;
        var end = Math.Max(moved + 1, Math.Min(note.End + moved - note.Start, Math.Max(note.End, bar.End)));
        return note with { Start = moved, Length = end - moved };
    }
}
