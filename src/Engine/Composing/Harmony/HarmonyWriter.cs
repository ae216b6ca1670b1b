using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Data;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Composing.Harmony;

/// <summary>
/// Writes the chords: a progression for each kind of section, moved on when a section is long, turned at section ends
/// and closed by a cadence.
/// </summary>
internal static class HarmonyWriter
{
    /// <summary>Pieces shorter than this have no room for a lifted last peak.</summary>
    private const int LeastBarsToLift = 40;

    private static readonly Lazy<ImmutableArray<ModeHarmony>> Common = new(() => DataFile.Read<ImmutableArray<ModeHarmony>>("common-harmony.yaml"));

    /// <summary>The style's harmony in the mode asked for; where the style has none of its own, what is common in it.</summary>
    public static ModeHarmony HarmonyIn(Style style, Mode mode) =>
        style.Modes.FirstOrDefault(harmony => harmony.Mode == mode) ?? Common.Value.First(harmony => harmony.Mode == mode);

    public static Chart Write(Brief brief, Style style, Plan plan, Direction direction)
    {
        var harmony = HarmonyIn(style, brief.Key.Mode);
        var liftFrom = LiftFrom(style, plan);
        var cadence = CadenceBars(harmony, plan, direction);
        var written = new List<WrittenChord>();
        foreach (var bar in plan.Bars)
        {
            var chords = cadence.TryGetValue(bar.Index, out var closing) ? closing
                : bar.EndsSection && bar.Phrase.Bars >= 4 && harmony.Turn is { } turn ? [Running(bar)[0], turn.Bars[0][^1]]
                : Running(bar);
            Share(written, bar, chords, KeyOf(bar.Phrase));
        }

        var finalKey = KeyOf(plan.Phrases[^1]);
        return new Chart(
            [.. written.Select(span => new ChordSpan(span.Start, span.End, Tinted(span), span.Key))],
            new ChordSpan(plan.FinalTick, plan.EndTick, harmony.Final.Bars[0][0].At(finalKey.Tonic), finalKey));

        // When a phrase comes back its chords have the same colours.
        Chord Tinted(WrittenChord span) => Colouring.Tint(
            span.Chord.At(span.Key.Tonic),
            span.Key,
            style.Colours,
            direction.Chance($"colour {span.Phrase.Idea} {span.Chord.Symbol}"));

        Key KeyOf(Phrase phrase) => phrase.Index < liftFrom ? brief.Key : brief.Key with { Tonic = Pitches.Class(brief.Key.Tonic + style.Lift) };

        ImmutableArray<RomanChord> Running(Bar bar)
        {
            var section = bar.Phrase.Section;
            var fitting = harmony.Progressions.Where(way => way.Levels.Holds(section.Energy)).Select(way => way.Chords).ToArray();
            // The same idea brings the same chords back, another brings others.
            var progression = direction.Choose("progression", fitting, plan.Ideas.IndexOf(bar.Phrase.Idea));
            return progression.Bars[bar.InPhrase % progression.Bars.Length];
        }
    }

    /// <summary>The phrase from which on a long piece is lifted: its last highest section. int.MaxValue: never.</summary>
    private static int LiftFrom(Style style, Plan plan)
    {
        if (style.Lift == 0 || plan.Bars.Length < LeastBarsToLift) return int.MaxValue;
        var top = plan.Phrases.Max(phrase => phrase.Section.Energy);
        var peak = plan.Phrases.Last(phrase => phrase.Section.Energy == top && phrase.Turn == 0);
        return peak.StartBar >= plan.Bars.Length / 2 ? peak.Index : int.MaxValue;
    }

    /// <summary>The chords of the last bars before the final chord, by bar; never more than half of the piece.</summary>
    private static Dictionary<int, ImmutableArray<RomanChord>> CadenceBars(ModeHarmony harmony, Plan plan, Direction direction)
    {
        var fitting = harmony.Cadences.Where(cadence => cadence.Bars.Length * 2 <= plan.Bars.Length).ToArray();
        if (fitting.Length == 0) return [];
        var cadence = direction.Choose("cadence", fitting);
        return cadence.Bars.Select((chords, i) => (plan.Bars[plan.Bars.Length - cadence.Bars.Length + i].Index, chords)).ToDictionary();
    }

    /// <summary>Chords share a bar by whole beats. What goes on inside a phrase is one long chord, not two.</summary>
    private static void Share(List<WrittenChord> written, Bar bar, ImmutableArray<RomanChord> chords, Key key)
    {
        var beats = bar.Meter.Beats;
        var count = Math.Min(chords.Length, beats);
        var start = bar.Start;
        for (var i = 0; i < count && start < bar.End; i++)
        {
            var beatOfEnd = (((i + 1) * beats) + count - 1) / count;
            var end = i == count - 1 ? bar.End : Math.Min(bar.End, bar.Start + (beatOfEnd * bar.Meter.BeatTicks));
            var goesOn = (bar.InPhrase > 0 || i > 0) && written.Count > 0 && written[^1].Chord.Symbol == chords[i].Symbol;
            if (goesOn) written[^1] = written[^1] with { End = end };
            else written.Add(new WrittenChord(start, end, chords[i], key, bar.Phrase));
            start = end;
        }
    }

    private sealed record WrittenChord(long Start, long End, RomanChord Chord, Key Key, Phrase Phrase);
}
