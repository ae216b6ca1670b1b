using System.Collections.Immutable;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Analysis.Mood;
using Cuewright.Engine.Briefing.Prompts;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Briefing;

/// <summary>Turns what was seen and what was asked into the one value the composer works from, with a reason for each choice.</summary>
public static class Briefer
{
    private static readonly Lazy<PromptReader> Reader = new(() => new PromptReader(
        new Vocabulary(Palette.Default, StyleLibrary.All.SelectMany(style => style.Words.Append(style.Name).Select(word => (style.Name, word))))));

    /// <param name="clip">What was seen; null for music from words alone.</param>
    /// <param name="wishes">What was asked.</param>
    /// <param name="lengthSamples">How long the sound must be.</param>
    /// <param name="seed">The job's seed.</param>
    /// <param name="take">0 for the first take; each further one is another direction.</param>
    public static Brief Write(ClipAnalysis? clip, Wishes wishes, long lengthSamples, Seed seed, int take)
    {
        var words = Reader.Value.Read(wishes.Prompt, wishes.Negative);
        var length = SampleClock.SecondsAt(lengthSamples);
        var feeling = Feeling.Of(clip, words, wishes.PromptInfluence);
        var (style, styleDecision) = StyleChoice.Choose(wishes, words, feeling, clip, seed, take);
        var (tempo, tempoDecision) = TempoChoice.Choose(wishes, words, style, feeling, take);
        var (key, keyDecision) = KeyChoice.Choose(wishes, words, style, feeling, seed, take);
        var meter = wishes.Meter ?? words.Meter ?? style.Meters[0].Meter;
        var barSeconds = meter.Beats * 4.0 / meter.Unit * 60 / tempo.Bpm;
        var (sections, formDecisions) = FormChoice.Choose(wishes, clip, words, Reader.Value, feeling, barSeconds, length);
        var (speech, speechDecisions) = SpeechChoice.Choose(clip, wishes);
        var asked = Asked(wishes, length);
        var hits = HitChoice.Choose(clip is null ? [] : HitWeights.Of(clip, sections), asked, speech, tempo, style.Tempo.Bend, wishes.Sync);
        return new Brief
        {
            LengthSamples = lengthSamples,
            Style = style.Name,
            Arousal = feeling.Arousal,
            Valence = feeling.Valence,
            Tempo = tempo,
            Key = key,
            Meter = meter,
            Wanted = words.Wanted.RemoveRange(words.Excluded),
            Excluded = words.Excluded,
            Sections = sections,
            Hits = hits.Add(new HitPoint(length, HitKind.End, 1, Hard: false)),
            Speech = speech,
            Sync = wishes.Sync,
            Seed = seed,
            Take = take,
            Decisions =
            [
                new Decision("mood", feeling.InWords(), Because(clip, words)),
                styleDecision,
                tempoDecision,
                keyDecision,
                .. formDecisions,
                .. HitChoice.Explain(hits, asked, wishes.Sync),
                .. speechDecisions,
                .. WordsDecision(words),
            ],
        };
    }

    /// <summary>The user's own moments. Their section starts are hard hits: the change of material must be heard there.</summary>
    private static ImmutableArray<HitPoint> Asked(Wishes wishes, double length) =>
    [
        .. wishes.Segments.Where(segment => segment.Start > 0 && segment.Start < length).Select(segment => new HitPoint(segment.Start, HitKind.Section, 1, Hard: true)),
        .. wishes.Hits.Where(hit => wishes.Segments.All(segment => segment.Start != hit.Time)).Select(hit => new HitPoint(hit.Time, HitKind.Given, hit.Weight, hit.Hard) { Name = hit.Kind }),
    ];

    private static string Because(ClipAnalysis? clip, PromptReading words) => (clip, words.Arousal ?? words.Valence) switch
    {
        (null, null) => "nothing was said about it",
        (null, _) => "the words say so",
        (_, null) => $"from the picture: {PictureWords.Of(clip)}",
        _ => "the picture and the words together say so",
    };

    private static IEnumerable<Decision> WordsDecision(PromptReading words)
    {
        if (words.Understood.Length > 0) yield return new Decision("words", $"understood: {string.Join(", ", words.Understood)}", "they shape what is played");
        if (words.Unknown.Length > 0) yield return new Decision("words", $"not understood: {string.Join(", ", words.Unknown)}", "the lexicon does not hold these, so they changed nothing");
    }
}
