using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Composing.Writing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles.Tunes;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Melody;

/// <summary>Writes the tune: decides in which phrases it is heard, has them made, and sings them as the style sings.</summary>
internal static class MelodyWriter
{
    /// <summary>Levels of energy an idea must gain to come back an octave higher.</summary>
    private const int LevelsToOctave = 2;

    private const int CalmEnergy = 2;

    /// <summary>How readily a calm phrase that stands against the rest is left to the others.</summary>
    private const double RestsInContrast = 0.6;

    public static ImmutableArray<Note> Write(Player player, Sketch sketch)
    {
        var manners = player.Spec.Melody!;
        var sheet = new Sheet(sketch.Plan);
        var climax = Climax(player, sketch.Plan);
        // An upbeat belongs to the pick-up of the phrase it leads into.
        var phrases = sketch.Plan.Phrases.Where(phrase => player.Spec.Levels.Holds(phrase.Energy) && !Phrases.IsUpbeat(phrase) && (phrase == climax || !Rests(phrase))).ToImmutableArray();
        var maker = new PhraseMaker(player, sketch, phrases, climax);
        var first = new Dictionary<string, int>();
        foreach (var phrase in phrases)
        {
            var notes = maker.Make(phrase);
            if (notes.IsEmpty) continue;
            first.TryAdd(phrase.Idea, phrase.Energy);
            var octave = phrase.Energy - first[phrase.Idea] >= LevelsToOctave && notes.Max(note => note.Pitch) + 12 <= player.High ? 12 : 0;
            var chance = sketch.Direction.Chance(player.Spec.Name, phrase);
            Sing(sheet, player, sketch, phrase, [.. notes.Select(note => note with { Pitch = note.Pitch + octave })], chance);
        }

        return sheet.ToNotes();

        // Later phrases of a section may be left to the others, and so may a calm one that stands against the rest.
        bool Rests(Phrase phrase)
        {
            var calmContrast = Materials.Contrasts(phrase) && phrase.Energy <= CalmEnergy;
            if (phrase.Turn == 0 && !calmContrast) return false;
            var willing = calmContrast ? Math.Max(RestsInContrast, manners.Rests) : manners.Rests;
            return sketch.Direction.Chance($"{player.Spec.Name} rests", phrase).Happens(willing);
        }
    }

    /// <summary>The phrase of the highest energy that the tune plays in which lies nearest to two thirds of the piece.</summary>
    private static Phrase? Climax(Player player, Plan plan)
    {
        var phrases = plan.Phrases.Where(phrase => player.Spec.Levels.Holds(phrase.Energy)).ToArray();
        if (phrases.Length == 0) return null;
        var top = phrases.Max(phrase => phrase.Energy);
        return phrases.Where(phrase => phrase.Energy == top).MinBy(phrase => Math.Abs(phrase.StartBar - (plan.Bars.Length * 2 / 3)));
    }

    private static void Sing(Sheet sheet, Player player, Sketch sketch, Phrase phrase, ImmutableArray<TuneNote> notes, Chance chance)
    {
        var spec = player.Spec;
        // What has often been heard is ornamented more.
        var willing = spec.Melody!.Ornament * (phrase.Return > 1 ? 1.4 : 1);
        var ornaments = KnownTunes.Ornaments.Where(ornament => spec.Melody.Ornaments.Contains(ornament.Name)).ToArray();
        var peak = notes.Max(note => note.Pitch);
        for (var i = 0; i < notes.Length; i++)
        {
            var note = notes[i];
            var bar = sketch.Plan.BarAt(note.Start)!;
            var velocity = Dynamics.Velocity(spec, sketch.Plan, bar, note.Start, chance) + (note.Pitch == peak ? 5 : 0);
            // A note of the motif that is ornamented once is so each time.
            var ornamented = sketch.Direction.Chance($"{spec.Name} ornament {note.Place}");
            var fitting = ornaments.Where(ornament => note.End - note.Start >= ornament.Least * Ticks.PerSixteenth).ToArray();
            var bound = i + 1 < notes.Length && notes[i + 1].Start == note.End ? Articulation.Legato : Articulation.Normal;
            var start = note.Start;
            if (ornamented.Happens(willing) && fitting.Length > 0)
            {
                start = Adorn(sheet, ornamented.Pick(fitting), note, TuneScale.Of(spec.Melody.Scale, note.Span), player, velocity);
            }

            sheet.Add(start, note.End, note.Pitch, velocity, bound);
            var doubled = note.Pitch + spec.Double;
            if (spec.Double != 0 && bar.Energy == 5 && doubled >= player.Instrument.Low && doubled <= player.Instrument.High)
            {
                sheet.Add(note.Start, note.End, doubled, velocity - 14, bound);
            }
        }
    }

    /// <summary>Writes the tones of an ornament; returns where the note itself begins.</summary>
    private static long Adorn(Sheet sheet, Ornament ornament, TuneNote note, TuneScale scale, Player player, double velocity)
    {
        var at = note.Start;
        for (var place = 0; ornament.Through || place < ornament.Tones.Length; place++)
        {
            var end = at + ornament.TicksOf(place % ornament.Tones.Length);
            // The note itself keeps the last word.
            if (end + Ticks.PerSixteenth / 2 > note.End) break;
            var tone = ornament.Tones[place % ornament.Tones.Length];
            var pitch = ornament.Semitones ? note.Pitch + tone : scale.Move(note.Pitch, tone);
            sheet.Add(at, end, Math.Clamp(pitch, player.Instrument.Low, player.Instrument.High), velocity - ornament.Softer, Articulation.Legato);
            at = end;
        }

        return at;
    }
}
