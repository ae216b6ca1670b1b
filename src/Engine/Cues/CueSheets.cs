using System.Text.Json;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Cues;

/// <summary>Writes the paper for a score.</summary>
public static class CueSheets
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static CueSheet Draw(Brief brief, Score score, ClipAnalysis? clip, ulong seed, double offsetSeconds, LoudnessReport? loudness)
    {
        return new CueSheet
        {
            Title = score.Title,
            Summary = score.Summary,
            Tags = score.Tags,
            Seen = clip?.Description,
            Style = brief.Style,
            Seed = seed,
            Take = brief.Take + 1,
            Offset = offsetSeconds,
            Duration = SampleClock.SecondsAt(score.LengthSamples),
            SampleRate = SampleClock.Rate,
            Samples = score.LengthSamples,
            FrameRate = clip?.FrameRate,
            Key = score.Key.ToString(),
            Tempos = [.. score.Tempo.Changes.Select(Tempo)],
            Meters = [.. score.Meters.Changes.Select(change => new CueMeter(AtBar(change.Bar), change.Bar + 1, change.Meter.ToString()))],
            Sections = [.. score.Sections.Select(Section)],
            Hits = [.. score.Hits.Select(Hit)],
            Candidates = [.. score.Tempos.Select(Candidate)],
            Parts = [.. score.Parts.Select(part => new CuePart(part.Name, part.Role.ToString(), part.Instrument, part.Notes.Length))],
            Loudness = loudness,
            Decisions = brief.Decisions,
        };

        CueTempo Tempo(TempoChange change)
        {
            var place = score.Meters.At(change.Tick);
            return new CueTempo(At(change.Tick), place.Bar, place.Beat, Math.Round(change.Bpm, 3));
        }

        CueSection Section(ScoreSection section) =>
            new(section.Label, AtBar(section.StartBar), AtBar(section.EndBar), section.StartBar + 1, section.EndBar, section.Energy);

        CueHit Hit(ScoreHit hit)
        {
            var place = score.Meters.At(hit.Tick);
            var errorSeconds = SampleClock.SecondsAt(score.Tempo.SamplesAt(hit.Tick)) - hit.Seconds;
            return new CueHit(
                Round(offsetSeconds + hit.Seconds), FrameClock.FrameAt(clip, hit.Seconds, offsetSeconds), hit.Label, Math.Round(hit.Weight, 2), hit.Hard, hit.Met,
                place.Bar, place.Beat, Math.Round(errorSeconds * 1000, 3));
        }

        CueCandidate Candidate(TempoCandidate tried) => new(
            Math.Round(tried.Bpm, 2), Round(offsetSeconds + tried.FirstBarSeconds), tried.Met, tried.Moments,
            [.. tried.MissedSeconds.Select(seconds => Round(offsetSeconds + seconds))], Math.Round(tried.BendShare, 4), tried.OddBars);

        double AtBar(int bar) => At(score.Meters.TickOfBar(bar));

        double At(long tick) => Round(offsetSeconds + Math.Min(score.Tempo.SecondsAt(tick), SampleClock.SecondsAt(score.LengthSamples)));
    }

    public static string ToJson(CueSheet sheet) => JsonSerializer.Serialize(sheet, Json) + "\n";

    public static string ToJson(EffectsPaper paper) => JsonSerializer.Serialize(paper, Json) + "\n";

    private static double Round(double seconds) => Math.Round(seconds, 6);
}
