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
    /// <summary>Below this a piece is called slow, above the other fast.</summary>
    private const double SlowBpm = 80;
    private const double FastBpm = 125;

    public static string Summary(Brief brief, Style style, Score score)
    {
        var front = Front(score.Parts);
        var beside = score.Parts.Where(part => part.Role is PartRole.Lead or PartRole.Harmony or PartRole.Drums && part != front)
            .OrderByDescending(part => part.Role).Select(part => part.Instrument).Distinct().Where(name => name != front?.Instrument).Take(2).ToArray();
        var with = beside.Length == 0 ? "" : $" with {string.Join(" and ", beside)}";
        return $"{style.Title}, {TitleMaker.Mood(brief).Name}: {brief.Key}, {brief.Meter} at {Math.Round(Bpm(score))} bpm{(front is null ? "" : $", led by {front.Instrument}{with}")}.";
    }

    public static ImmutableArray<string> Tags(Brief brief, Style style, Score score) =>
    [
        .. style.Name.Split(StyleLibrary.And),
        .. TitleMaker.Mood(brief).Name.Split(" and "),
        Bpm(score) switch { < SlowBpm => "slow", > FastBpm => "fast", _ => "mid-tempo" },
        .. score.Parts.Where(part => part.Role != PartRole.Effects).OrderByDescending(part => part.Notes.Length)
            .Select(part => part.Instrument).Distinct().Take(4),
    ];

    /// <summary>The instrument in front, where the user named it.</summary>
    public static string? AskedFor(Brief brief, ImmutableArray<Part> parts) =>
        Front(parts)?.Instrument is { } front && brief.Wanted.Any(word => CastingWords.Means(word, Palette.Default[front])) ? front : null;

    public static ImmutableArray<Decision> Decisions(Brief brief, Style style, Sketch sketch, Score score)
    {
        var decisions = ImmutableArray.CreateBuilder<Decision>();
        var opening = sketch.Chart.Spans.Take(4).Append(sketch.Chart.Final).Select(span => span.Chord.Symbol.Split('+')[0]).Distinct();
        decisions.Add(new Decision("chords", string.Join(" ", opening), $"one of the ways {style.Title.ToLowerInvariant()} moves"));
        if (Front(score.Parts) is { } front) decisions.Add(new Decision("lead", front.Instrument, Because(front, brief, style)));
        var hits = score.Hits.Count(hit => hit.Hard);
        if (hits > 0) decisions.Add(new Decision("accents", hits == 1 ? "one" : $"{hits}", "the hardest moments of the picture are struck exactly"));
        foreach (var redo in brief.Changes.Redo) decisions.Add(new Decision("again", redo.Section is { } section ? $"section {section}" : $"the {redo.Part}", "it was asked for; all else is as it was"));
        foreach (var swap in brief.Changes.Swap) decisions.Add(new Decision("swap", $"{swap.Instrument} plays the {swap.Part}", "it was asked for; all else is as it was"));
        foreach (var mute in brief.Changes.Mute) decisions.Add(new Decision("mute", $"no {mute}", "it was asked for; all else is as it was"));
        return decisions.ToImmutable();
    }

    /// <summary>Bar 0 may be an upbeat, played at a pace of its own.</summary>
    private static double Bpm(Score score) => score.Tempos.IsEmpty ? score.Tempo.BpmAt(0) : score.Tempos[0].Bpm;

    /// <summary>Who is heard first: the tune, else the busiest of the harmony.</summary>
    private static Part? Front(ImmutableArray<Part> parts) =>
        parts.FirstOrDefault(part => part.Role == PartRole.Lead)
        ?? parts.Where(part => part.Role == PartRole.Harmony).MaxBy(part => part.Notes.Length);

    private static string Because(Part front, Brief brief, Style style)
    {
        var instrument = Palette.Default[front.Instrument];
        if (brief.Changes.Swap.Any(swap => CastingWords.Best(swap.Instrument, Palette.Default) == instrument)) return "you put it there";
        if (brief.Wanted.Any(word => CastingWords.Means(word, instrument))) return "you asked for it";
        if (brief.Hinted.Any(word => CastingWords.Means(word, instrument))) return "it belongs to what you named";
        return front.Role == PartRole.Lead ? $"it is one of those who have the tune in {style.Title.ToLowerInvariant()}" : "there is no tune; it is heard most";
    }
}
