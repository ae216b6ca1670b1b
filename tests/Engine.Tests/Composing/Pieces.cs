using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing;

/// <summary>Briefs and pieces in a line, for tests.</summary>
internal static class Pieces
{
    /// <summary>A brief in the middle of a style's moods; one section for each digit of the energies, with a hard hit at each joint.</summary>
    public static Brief Brief(string style, double seconds, ulong seed = 1, string energies = "2453", int take = 0, string wanted = "", string excluded = "")
    {
        var found = StyleLibrary.Find(style);
        var valence = (found.Mood.Valence.Low + found.Mood.Valence.High) / 2;
        var sections = energies.Select((digit, i) => new BriefSection(Math.Round(seconds * i / energies.Length, 2), $"part {digit}", digit - '0')).ToImmutableArray();
        return new Brief
        {
            LengthSamples = SampleClock.SamplesAt(seconds),
            Style = style,
            Arousal = (found.Mood.Arousal.Low + found.Mood.Arousal.High) / 2,
            Valence = valence,
            Tempo = new TempoWish(found.Tempo.Usual, found.Tempo.Low, found.Tempo.High, false),
            Key = new Key((int)(seed * 7 % 12), found.HarmonyFor(valence).Mode),
            Meter = found.Meters[0].Meter,
            Wanted = Words(wanted),
            Excluded = Words(excluded),
            Sections = sections,
            Hits = [.. sections.Skip(1).Select(section => new HitPoint(section.StartSeconds, HitKind.Section, 1, true)), new HitPoint(seconds, HitKind.End, 1, true)],
            Sync = 0.7,
            Seed = new Seed(seed),
            Take = take,
            Decisions = [],
        };
    }

    public static (Composition Composition, Grid Grid) Compose(Brief brief)
    {
        var style = StyleLibrary.Find(brief.Style);
        var grid = GridSolver.Solve(brief, style.Tempo.Bend);
        return (Composer.Compose(brief, style, grid), grid);
    }

    public static Score Score(Brief brief) => Compose(brief).Composition.Score;

    public static TheoryData<string> Styles => [.. StyleLibrary.All.Select(style => style.Name)];

    private static ImmutableArray<string> Words(string list) => [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries)];
}
