using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Composing.Titles;

/// <summary>Says in words what was written and why.</summary>
internal static class Account
{
    public static string Summary(Brief brief, Style style, Score score)
    {
        var front = Front(score);
        // Bar 0 may be an upbeat, played at a pace of its own.
        var bpm = score.Tempos.IsEmpty ? score.Tempo.BpmAt(0) : score.Tempos[0].Bpm;
        var time = $"{brief.Meter} at {Math.Round(bpm)} bpm";
        return $"{style.Title}, {TitleMaker.Mood(brief).Name}: {brief.Key}, {time}{(front is null ? "" : $", led by {front.Instrument}")}.";
    }

    public static ImmutableArray<string> Tags(Brief brief, Style style, Score score) =>
    [
        style.Name,
        TitleMaker.Mood(brief).Name,
        .. score.Parts.Where(part => part.Role != PartRole.Effects).OrderByDescending(part => part.Notes.Length)
            .Select(part => part.Instrument).Distinct().Take(4),
    ];

    public static ImmutableArray<Decision> Decisions(Brief brief, Style style, Sketch sketch, Score score)
    {
        var decisions = ImmutableArray.CreateBuilder<Decision>();
        var opening = sketch.Chart.Spans.Take(4).Append(sketch.Chart.Final).Select(span => span.Chord.Symbol.Split('+')[0]).Distinct();
        decisions.Add(new Decision("chords", string.Join(" ", opening), $"one of the ways {style.Title.ToLowerInvariant()} moves"));
        if (Front(score) is { } front) decisions.Add(new Decision("lead", front.Instrument, Because(front.Instrument, brief)));
        var hits = score.Hits.Count(hit => hit.Hard);
        if (hits > 0) decisions.Add(new Decision("accents", hits == 1 ? "one" : $"{hits}", "the hardest moments of the picture are struck exactly"));
        return decisions.ToImmutable();
    }

    /// <summary>Who is heard first: the tune, else the busiest of the harmony.</summary>
    private static Part? Front(Score score) =>
        score.Parts.FirstOrDefault(part => part.Role == PartRole.Lead)
        ?? score.Parts.Where(part => part.Role == PartRole.Harmony).MaxBy(part => part.Notes.Length);

    private static string Because(string instrument, Brief brief) =>
        brief.Wanted.Any(word => CastingWords.Means(word, Palette.Default[instrument])) ? "you asked for it" : "it carries this mood without pushing";
}
