using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Timing;

/// <summary>
/// Finds tempo, meter and bar lines such that the hard hits fall on eighths exactly, or where that would bend the music too
/// much within a hair of a sixteenth, sections open on bar lines and the end of the clip is the end of a bar. Sync is
/// solved here, before a note is written.
/// </summary>
public static class GridSolver
{
    /// <summary>The last chord rings at least this long where the clip leaves room for it.</summary>
    private const double LeastRingSeconds = 1.6;

    /// <param name="brief">What is wanted.</param>
    /// <param name="tempoTolerance">How far the style lets the tempo bend between two hits: 0.06 is 6 %.</param>
    public static Grid Solve(Brief brief, double tempoTolerance)
    {
        var length = SampleClock.SecondsAt(brief.LengthSamples);
        var anchors = Anchors(brief, length);
        // Who asks for more sync bears more bending.
        var freedom = Math.Log(brief.Tempo.HighestBpm / brief.Tempo.Bpm);
        var tolerance = brief.Tempo.Fixed ? 0 : Math.Min(freedom, tempoTolerance * (0.4 + brief.Sync));
        if (brief.Tempo.Fixed) anchors = [anchors[0], FixedEnd(brief, length)];
        var path = new TempoPath(brief.Tempo, brief.Meter, tolerance, LooseHits(brief));
        var gaps = path.Best(anchors);
        return ToGrid(brief, gaps, length);
    }

    /// <summary>Inside a gap every hit pulls on the tempo: hard ones that are no anchors there, soft ones a little.</summary>
    private static ImmutableArray<LooseHit> LooseHits(Brief brief) =>
        brief.Sync <= 0 ? [] : [.. brief.Hits.Where(hit => hit.Kind != HitKind.End).OrderBy(hit => hit.Seconds).Select(hit => new LooseHit(hit.Seconds, hit.Hard ? hit.Weight : 0.15))];

    private static ImmutableArray<Anchor> Anchors(Brief brief, double length)
    {
        var least = 60.0 / brief.Tempo.HighestBpm / 2;
        var anchors = new List<Anchor> { new(0, 1, true) };
        foreach (var hit in brief.Hits.Where(hit => hit.Hard && hit.Kind != HitKind.End).OrderBy(hit => hit.Seconds))
        {
            // Closer than half a beat to the start, the end or the hit before, there is no beat to give it.
            if (hit.Seconds - anchors[^1].Seconds < least || length - hit.Seconds < least) continue;
            var opensSection = brief.Sections.Any(section => Math.Abs(section.StartSeconds - hit.Seconds) < 1e-6);
            anchors.Add(new Anchor(hit.Seconds, hit.Weight, opensSection));
        }

        anchors.Add(new Anchor(length, 1, true));
        return [.. anchors];
    }

    /// <summary>With a tempo that may not bend, the grid runs past the end to the next beat instead of meeting it.</summary>
    private static Anchor FixedEnd(Brief brief, double length)
    {
        var eighthSeconds = 30.0 / brief.Tempo.Bpm;
        var eighths = Math.Max(1, Math.Ceiling((length / eighthSeconds) - 1e-6));
        return new Anchor(eighths * eighthSeconds, 1, false);
    }

    private static Grid ToGrid(Brief brief, ImmutableArray<Gap> gaps, double length)
    {
        var meters = BarPlan.Draw(gaps, brief.Meter);
        var tempo = DrawTempo(gaps);
        var bars = BarPlan.CountBars(gaps, meters);
        var hits = Place(brief, tempo);
        var finalTick = FinalTick(tempo, meters, bars, hits, length);
        return new Grid
        {
            Tempo = tempo,
            Meters = meters,
            Bars = bars,
            FinalTick = finalTick,
            EndTick = (long)Math.Round(tempo.TicksAt(length)),
            Sections = Sections(brief, tempo, meters, bars),
            // The last chord rings; nothing is struck into it.
            Hits = [.. hits.Select(hit => hit.Tick > finalTick ? hit with { Hard = false } : hit)],
        };
    }

    private static TempoMap DrawTempo(ImmutableArray<Gap> gaps)
    {
        var changes = ImmutableArray.CreateBuilder<TempoChange>();
        long tick = 0;
        foreach (var gap in gaps)
        {
            if (changes.Count == 0 || Math.Abs(changes[^1].Bpm - gap.Bpm) > 1e-12) changes.Add(new TempoChange(tick, gap.Bpm));
            tick += (long)gap.Eighths * Ticks.PerEighth;
        }

        return new TempoMap { Changes = changes.ToImmutable() };
    }

    /// <summary>
    /// Anchors stand on their eighth. A hard hit near a sixteenth is met too, a hair beside the grid; one farther off is
    /// written on the grid as soft. All keep their true time.
    /// </summary>
    private static ImmutableArray<ScoreHit> Place(Brief brief, TempoMap tempo) =>
        [.. brief.Hits.OrderBy(hit => hit.Seconds).Select(hit =>
        {
            var exact = tempo.TicksAt(hit.Seconds);
            var sixteenth = (long)Math.Round(exact / Ticks.PerSixteenth) * Ticks.PerSixteenth;
            var missSeconds = Math.Abs(tempo.SecondsAt(sixteenth) - hit.Seconds);
            var met = hit.Hard && missSeconds <= LooseHit.ReachSeconds;
            var tick = met && missSeconds > 0.001 ? (long)Math.Round(exact) : sixteenth;
            return new ScoreHit(hit.Seconds, tick, hit.Kind.ToString(), hit.Weight, met);
        })];

    /// <summary>The last bar line that leaves the final chord room to ring, or the last hard hit if that comes later.</summary>
    private static long FinalTick(TempoMap tempo, MeterMap meters, int bars, ImmutableArray<ScoreHit> hits, double length)
    {
        var ring = Math.Min(LeastRingSeconds, length / 2);
        var bar = bars - 1;
        while (bar > 0 && length - tempo.SecondsAt(meters.TickOfBar(bar)) < ring) bar--;
        var barTick = meters.TickOfBar(bar);
        var lastHit = hits.LastOrDefault(hit => hit.Hard && length - hit.Seconds >= ring);
        return lastHit is null ? barTick : Math.Max(barTick, lastHit.Tick);
    }

    private static ImmutableArray<ScoreSection> Sections(Brief brief, TempoMap tempo, MeterMap meters, int bars)
    {
        var sections = new List<ScoreSection>();
        foreach (var section in brief.Sections.OrderBy(section => section.StartSeconds))
        {
            var bar = NearestBar(tempo.TicksAt(section.StartSeconds), meters, bars);
            if (sections.Count > 0 && bar <= sections[^1].StartBar) continue;
            if (sections.Count > 0) sections[^1] = sections[^1] with { EndBar = bar };
            sections.Add(new ScoreSection(section.Label, sections.Count == 0 ? 0 : bar, bars, section.Energy));
        }

        return sections.Count > 0 ? [.. sections] : [new ScoreSection("Whole", 0, bars, 3)];
    }

    private static int NearestBar(double tick, MeterMap meters, int bars)
    {
        var bar = meters.BarOfTick((long)tick);
        var into = tick - meters.TickOfBar(bar);
        if (into * 2 > meters.MeterAtBar(bar).BarTicks) bar++;
        return Math.Clamp(bar, 0, bars - 1);
    }
}
