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
        new Vocabulary(Palette.Default, StyleLibrary.Heads.SelectMany(style => style.Words.Append(style.Name).Select(word => (style.Name, word)))), Palette.Default));

    /// <summary>The length a prompt asks for; null when it names none.</summary>
    public static double? LengthAsked(string prompt) => Reader.Value.Read(prompt).LengthSeconds;

    /// <param name="clip">What was seen; null for music from words alone.</param>
    /// <param name="wishes">What was asked.</param>
    /// <param name="lengthSamples">How long the sound must be.</param>
    /// <param name="seed">The job's seed.</param>
    /// <param name="take">0 for the first take; each further one is another direction.</param>
    public static Brief Write(ClipAnalysis? clip, Wishes wishes, long lengthSamples, Seed seed, int take)
    {
        var directions = Directions.Of(wishes.Prompt);
        if (directions is not null) wishes = wishes with { Prompt = directions.For(take) };
        var words = Restraint.Read(Reader.Value.Read(wishes.Prompt, wishes.Negative));
        Refuse(words);
        var length = SampleClock.SecondsAt(lengthSamples);
        var feeling = Feeling.Of(clip, words, wishes.PromptInfluence, seed);
        var chosen = StyleChoice.Choose(wishes, words, feeling, clip, seed, take);
        var style = chosen.Style;
        if (chosen.Called) feeling = feeling.AtHome(style, words, HomeReach(clip, wishes), seed);
        var (tempo, tempoDecision) = TempoChoice.Choose(wishes, words, style, feeling, clip is not null || wishes.Segments.Length + wishes.Hits.Length + words.Sections.Length > 0, seed, take);
        var (key, keyDecision) = KeyChoice.Choose(wishes, words, style, feeling, seed, take);
        var meter = wishes.Meter ?? words.Meter ?? style.Meters[0].Meter;
        var barSeconds = meter.Beats * 4.0 / meter.Unit * 60 / tempo.Bpm;
        var form = Restraint.Kept(FormChoice.Choose(wishes, clip, words, Reader.Value, feeling, Restraint.Bound(style, words), barSeconds, length, seed, take), words);
        var (speech, speechDecisions) = SpeechChoice.Choose(clip, wishes);
        var asked = Asked(wishes, form, length);
        var hits = HitChoice.Choose(clip is null ? [] : HitWeights.Of(clip, form.Sections), asked, speech, tempo, style.Tempo.Bend, wishes.Sync);
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
            Hinted = words.Hinted.RemoveRange(words.Excluded),
            Excluded = words.Excluded,
            Sections = form.Sections,
            Ending = words.Ending switch { EndingWish.Hit => EndingKind.Button, EndingWish.Fade => EndingKind.Settle, _ => null },
            Hits = hits.Add(new HitPoint(length, HitKind.End, 1, Hard: false)),
            Speech = speech,
            Action = ActionCurve.Of(clip),
            Sync = wishes.Sync,
            Seed = seed,
            Take = take,
            Changes = wishes.Changes,
            Decisions =
            [
                .. directions is null ? [] : new[] { new Decision("direction", directions.Each[take % directions.Each.Length], $"the words name {directions.Each.Length}, one for each take") },
                new Decision("mood", feeling.InWords(), Because(clip, words, chosen)),
                chosen.Decision,
                tempoDecision,
                keyDecision,
                .. form.Decisions,
                .. HitChoice.Explain(hits, asked, wishes.Sync),
                .. speechDecisions,
                .. WordsTold.Of(words, wishes, length),
            ],
        };
    }

    /// <summary>The user's own moments. Section starts that were asked for are hard hits: the change of material must be heard there.</summary>
    private static ImmutableArray<HitPoint> Asked(Wishes wishes, Form form, double length) =>
    [
        .. form.Fixed.Where(start => start > 0 && start < length).Select(start => new HitPoint(start, HitKind.Section, 1, Hard: true)),
        .. wishes.Hits.Where(hit => form.Fixed.All(start => start != hit.Time)).Select(hit => new HitPoint(hit.Time, HitKind.Given, hit.Weight, hit.Hard) { Name = hit.Kind }),
    ];

    /// <summary>A style that was fixed says nothing of the mood where there is a picture; one that the words call for does, as far as they count.</summary>
    private static double HomeReach(ClipAnalysis? clip, Wishes wishes) =>
        clip is null ? 1 : wishes.Style is { Length: > 0 } ? 0 : wishes.PromptInfluence;

    private static string Because(ClipAnalysis? clip, PromptReading words, ChosenStyle chosen) => (clip, words.Arousal ?? words.Valence) switch
    {
        (null, null) => chosen.Called ? $"{chosen.Style.Title.ToLowerInvariant()} feels so, and nothing else was said" : "nothing was said about it",
        (null, _) => "the words say so",
        (_, null) => $"from the picture: {PictureWords.Of(clip)}",
        _ => "the picture and the words together say so",
    };

    private static void Refuse(PromptReading words)
    {
        if (words is { DeniesMusic: true, Understood.IsEmpty: true })
        {
            throw new RefusalException(RefusalCode.BadOption, "The prompt asks for no music, and music is all that is made here; say what it should be, or leave the prompt away.");
        }
    }
}
