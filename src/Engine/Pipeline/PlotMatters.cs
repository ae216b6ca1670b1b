using System.Collections.Immutable;
using System.Globalization;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Analysis.Plot;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Cues;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Pipeline;

/// <summary>The music that is drawn under the picture: its paper, its score, and the peaks of its sound.</summary>
public sealed record Drawn(CueSheet Sheet, Score Score, ImmutableArray<float> Waveform);

/// <summary>What a plot shows besides the analysis, from the paper of the music or, without music, from the form it would have.</summary>
internal static class PlotMatters
{
    public static PlotMatter Of(string file, ClipAnalysis seen, Drawn? music)
    {
        if (music is null) return new PlotMatter { Title = file, Sections = Planned(seen) };
        var (sheet, score) = (music.Sheet, music.Score);
        return new PlotMatter
        {
            Title = $"{file} – {sheet.Title}",
            Subtitle = string.Create(CultureInfo.InvariantCulture, $"{StyleLibrary.Find(sheet.Style).Title} · {sheet.Key} · {score.Tempo.Changes[0].Bpm:0} bpm · {sheet.Hits.Count(hit => hit is { Hard: true, Met: true })} moments hit"),
            Sections = [.. sheet.Sections.Select(section => new PlotSection(section.Start - sheet.Offset, section.End - sheet.Offset, section.Label, section.Energy))],
            Hits = [.. sheet.Hits.Select(hit => new PlotHit(hit.Time - sheet.Offset, hit.Hard, hit.Met, hit.ErrorMs))],
            Bars = [.. Bars(score)],
            Tempos = [.. sheet.Tempos.Select(tempo => new PlotTempo(tempo.Time - sheet.Offset, tempo.Bpm))],
            Waveform = music.Waveform,
        };
    }

    private static IEnumerable<PlotBar> Bars(Score score)
    {
        var end = SampleClock.SecondsAt(score.LengthSamples);
        for (var bar = 0; score.Tempo.SecondsAt(score.Meters.TickOfBar(bar)) is var seconds && seconds < end; bar++) yield return new PlotBar(seconds, bar + 1);
    }

    private static ImmutableArray<PlotSection> Planned(ClipAnalysis seen)
    {
        var sections = Briefer.Write(seen, new Wishes(), SampleClock.SamplesAt(seen.DurationSeconds), new Seed(1), 0).Sections;
        return [.. sections.Select((section, i) => new PlotSection(section.StartSeconds, i + 1 < sections.Length ? sections[i + 1].StartSeconds : seen.DurationSeconds, section.Label, section.Energy))];
    }
}
