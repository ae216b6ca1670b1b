using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Composing.Writing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Melody;

/// <summary>
/// Writes the tune: a theme for each kind of section, phrases that say it, say it again moved, press on and come home;
/// the pitches are then found as the smoothest path that agrees with shape and chords.
/// </summary>
internal static class MelodyWriter
{
    /// <summary>Steps above the middle of the range at the top of a phrase of full energy.</summary>
    private const int ClimaxSteps = 5;

    public static ImmutableArray<Note> Write(Player player, Sketch sketch)
    {
        var manners = player.Spec.Melody!;
        var sheet = new Sheet(sketch.Plan);
        var chance = sketch.Direction.Chance(player.Spec.Name);
        var themes = new Dictionary<string, Theme>();
        var labels = sketch.Plan.Phrases.Select(phrase => phrase.Section.Label).Distinct().ToArray();
        var climax = Climax(player, sketch.Plan);
        var last = (player.Low + player.High) / 2;
        foreach (var phrase in sketch.Plan.Phrases.Where(phrase => player.Spec.Levels.Holds(phrase.Energy)))
        {
            // Drawn even when the phrase then plays: a rest more or less must not change all that follows.
            var rests = chance.Happens(manners.Rests);
            var bars = sketch.Plan.Bars.Where(bar => bar.Phrase == phrase && !bar.Spoken).ToImmutableArray();
            if (bars.IsEmpty || (rests && phrase != climax && phrase.Turn > 0)) continue;
            // Two ideas are enough for a piece: the labels take turns with them.
            var idea = Array.IndexOf(labels, phrase.Section.Label) % 2 == 0 ? "first theme" : "second theme";
            if (!themes.TryGetValue(idea, out var theme))
            {
                themes[idea] = theme = Theme.Invent(manners, sketch.Plan.Meter, sketch.Direction.Chance($"{player.Spec.Name} {idea}"));
            }

            var wishes = Lay(phrase, bars, theme, player, sketch, phrase == climax, last);
            if (wishes.Length == 0) continue;
            var pitches = MelodyPath.Find(wishes, player.Low, player.High, manners.Leaps, last);
            last = pitches[^1];
            Sing(sheet, player, sketch, wishes, pitches, chance);
        }

        return sheet.ToNotes();
    }

    /// <summary>The last phrase of the highest energy that the tune plays in, counted by what lies nearest to two thirds of the piece.</summary>
    private static Phrase? Climax(Player player, Plan plan)
    {
        var phrases = plan.Phrases.Where(phrase => player.Spec.Levels.Holds(phrase.Energy)).ToArray();
        if (phrases.Length == 0) return null;
        var top = phrases.Max(phrase => phrase.Energy);
        return phrases.Where(phrase => phrase.Energy == top).MinBy(phrase => Math.Abs(phrase.StartBar - (plan.Bars.Length * 2 / 3)));
    }

    /// <summary>The notes of a phrase with the pitch each would like: cells in order, each moved to its place on the arch.</summary>
    private static ImmutableArray<WishedNote> Lay(
        Phrase phrase, ImmutableArray<Bar> bars, Theme theme, Player player, Sketch sketch, bool climax, int last)
    {
        var wishes = ImmutableArray.CreateBuilder<WishedNote>();
        var middle = (player.Low + player.High) / 2;
        var lift = (phrase.Energy - 3) + (climax ? 2 : 0);
        foreach (var bar in bars)
        {
            var closes = bar == bars[^1];
            var (cell, move) = At(bar.InPhrase, phrase, theme, closes, climax);
            // Where a bar is longer than the theme's, the last note is held across.
            var rhythm = cell.Rhythm.PadRight(bar.Sixteenths, cell.Rhythm[^1] == '.' ? '.' : '-');
            var notes = Rhythm.Strokes(rhythm, bar, sketch.Style.Swing).Where(stroke => stroke.Tick < bar.End).ToArray();
            for (var i = 0; i < notes.Length; i++)
            {
                var span = sketch.Chart.At(notes[i].Tick);
                var scale = Scale.Of(span.Key, span.Chord);
                var anchor = scale.Move(Pitches.Nearest(span.Key.Tonic + (phrase.Turn % 2 == 0 ? 4 : 7), middle), lift + move);
                wishes.Add(new WishedNote
                {
                    Start = notes[i].Tick,
                    End = Math.Min(notes[i].End, bar.End),
                    Span = span,
                    Wish = scale.Move(anchor, cell.Shape[Math.Min(i, cell.Shape.Length - 1)]),
                    Weight = Weight(bar, notes[i].Tick, notes[i].End - notes[i].Tick),
                    Closes = closes && i == notes.Length - 1,
                });
            }
        }

        return wishes.ToImmutable();
    }

    /// <summary>A A′ B A″ over eight bars, a a b c over four; longer and shorter phrases take what fits.</summary>
    private static (Cell Cell, int Move) At(int bar, Phrase phrase, Theme theme, bool closes, bool climax)
    {
        if (closes) return (theme.Close, 0);
        var eight = phrase.Bars >= 7;
        var sequence = phrase.Index % 2 == 0 ? 1 : -1;
        return (eight ? bar % 8 : bar % 4) switch
        {
            0 => (theme.Head, 0),
            1 => (theme.Tail, 0),
            2 => eight ? (theme.Head, sequence) : (theme.Fragment, 2),
            3 => eight ? (Theme.Inverted(theme.Tail), sequence) : (theme.Tail, 1),
            4 => (theme.Fragment, climax ? 3 : 2),
            5 => (theme.Fragment, climax ? ClimaxSteps : 3),
            6 => (theme.Head, 0),
            _ => (theme.Tail, 0),
        };
    }

    /// <summary>How much it matters that the note belongs to the chord: on strong beats and when it is long.</summary>
    private static double Weight(Bar bar, long tick, long length)
    {
        var into = tick - bar.Start;
        var strong = into == 0 || into * 2 == bar.Meter.BarTicks ? 6 : into % bar.Meter.BeatTicks == 0 ? 3.5 : 1.5;
        return strong + (length >= Ticks.PerQuarter ? 2 : 0) + (length >= 2 * Ticks.PerQuarter ? 4 : 0);
    }

    private static void Sing(Sheet sheet, Player player, Sketch sketch, ImmutableArray<WishedNote> wishes, ImmutableArray<int> pitches, Chance chance)
    {
        var (spec, plan) = (player.Spec, sketch.Plan);
        for (var i = 0; i < wishes.Length; i++)
        {
            var (start, end, pitch) = (wishes[i].Start, wishes[i].End, pitches[i]);
            var bar = plan.BarAt(start)!;
            var peak = pitch == pitches.Max() ? 5 : 0;
            var velocity = Dynamics.Velocity(spec, plan, bar, start, chance) + peak;
            var graced = chance.Happens(spec.Melody!.Ornament) && end - start >= Ticks.PerQuarter && i > 0 && wishes[i - 1].End <= start;
            if (graced)
            {
                const long Grace = Ticks.PerSixteenth / 3;
                sheet.Add(start, start + Grace, Scale.Of(wishes[i].Span.Key, wishes[i].Span.Chord).Move(pitch, 1), velocity - 12, Articulation.Legato);
                start += Grace;
            }

            var bound = i + 1 < wishes.Length && wishes[i + 1].Start == wishes[i].End;
            sheet.Add(start, end, pitch, velocity, bound ? Articulation.Legato : Articulation.Normal);
            var doubled = pitch + spec.Double;
            if (spec.Double != 0 && bar.Energy == 5 && doubled >= player.Instrument.Low && doubled <= player.Instrument.High)
            {
                sheet.Add(start, end, doubled, velocity - 14, bound ? Articulation.Legato : Articulation.Normal);
            }
        }
    }
}
