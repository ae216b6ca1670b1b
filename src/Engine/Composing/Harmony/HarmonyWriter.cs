using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Data;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Composing.Harmony;

/// <summary>
/// Writes the chords phrase by phrase: a progression for each idea, chords that lead on between its own, a close by the part
/// the phrase plays, the keys of a long piece, and the final cadence.
/// </summary>
internal static class HarmonyWriter
{
    private static readonly Lazy<ImmutableArray<ModeHarmony>> Common = new(() => DataFile.Read<ImmutableArray<ModeHarmony>>("common-harmony.yaml"));

    /// <summary>What a key a piece moves to is entered by.</summary>
    private static readonly RomanChord Dominant = RomanChord.TryParse("V7", out var dominant) ? dominant.Value : default;

    /// <summary>The style's harmony in the mode asked for; where the style has none of its own, what is common in it.</summary>
    public static ModeHarmony HarmonyIn(Style style, Mode mode) => style.Modes.FirstOrDefault(harmony => harmony.Mode == mode) ?? CommonIn(mode);

    public static Chart Write(Brief brief, Style style, Plan plan, Direction direction)
    {
        var harmony = HarmonyIn(style, brief.Key.Mode);
        var keys = new Keys(brief, style, plan);
        var cadencing = new Cadencing(harmony, CommonIn(brief.Key.Mode), style.Harmony, plan, direction);
        var pedals = new Pedals(style.Harmony, plan, direction);
        var bars = plan.Bars.Select(bar => cadencing.Closing(bar, Progression(bar)) ?? Running(bar)).ToArray();
        var written = new List<WrittenChord>();
        for (var i = 0; i < bars.Length; i++)
        {
            var (bar, key) = (plan.Bars[i], keys.Of(plan.Bars[i].Phrase));
            var chords = bars[i];
            if (i + 1 < bars.Length && keys.Of(plan.Bars[i + 1].Phrase) is var next && next != key && style.Harmony == HarmonicManner.Functional)
            {
                Share(written, bar, [(chords[0], key), (Dominant, next)]);
                continue;
            }

            var leads = style.Harmony == HarmonicManner.Functional && !bar.EndsSection && i + 1 < bars.Length && !Cadencing.IsVamp(Progression(bar));
            if (leads) chords = Passing.Between(chords, bars[i + 1][0], bar, key.Mode, direction);
            Share(written, bar, [.. chords.Select(chord => (chord, key))]);
        }

        var finalKey = keys.Of(plan.Phrases[^1]);
        return new Chart(
            [.. written.Select(span => new ChordSpan(span.Start, span.End, pedals.Over(Tinted(span), span.Bar, span.Key), span.Key))],
            new ChordSpan(plan.FinalTick, plan.EndTick, harmony.Final.Bars[0][0].At(finalKey.Tonic), finalKey));

        // When a phrase comes back its chords have the same colours.
        Chord Tinted(WrittenChord span) => Colouring.Tint(
            span.Chord.At(span.Key.Tonic),
            span.Key,
            style.Colours,
            direction.Chance($"colour {span.Bar.Phrase.Idea} {span.Chord.Symbol}"));

        ImmutableArray<RomanChord> Running(Bar bar)
        {
            var progression = Progression(bar);
            return progression.Bars[bar.InPhrase % progression.Bars.Length];
        }

        // An idea brings its chords back, however loud it returns; another brings others.
        Progression Progression(Bar bar)
        {
            var energy = Math.Max(1, plan.Phrases.First(phrase => phrase.Idea == bar.Phrase.Idea).Section.Energy);
            var fitting = harmony.Progressions.Where(way => way.Levels.Holds(energy)).Select(way => way.Chords).ToArray();
            return direction.Choose("progression", fitting, plan.Ideas.IndexOf(bar.Phrase.Idea));
        }
    }

    private static ModeHarmony CommonIn(Mode mode) => Common.Value.First(harmony => harmony.Mode == mode);

    /// <summary>Chords share a bar by whole beats. What goes on inside a phrase is one long chord, not two.</summary>
    private static void Share(List<WrittenChord> written, Bar bar, ImmutableArray<(RomanChord Chord, Key Key)> chords)
    {
        var beats = bar.Meter.Beats;
        var count = Math.Min(chords.Length, beats);
        var start = bar.Start;
        for (var i = 0; i < count && start < bar.End; i++)
        {
            var beatOfEnd = (((i + 1) * beats) + count - 1) / count;
            var end = i == count - 1 ? bar.End : Math.Min(bar.End, bar.Start + (beatOfEnd * bar.Meter.BeatTicks));
            var (chord, key) = chords[i];
            var goesOn = (bar.InPhrase > 0 || i > 0) && written.Count > 0 && written[^1].Chord.Symbol == chord.Symbol && written[^1].Key == key;
            if (goesOn) written[^1] = written[^1] with { End = end };
            else written.Add(new WrittenChord(start, end, chord, key, bar));
            start = end;
        }
    }

    private sealed record WrittenChord(long Start, long End, RomanChord Chord, Key Key, Bar Bar);
}
