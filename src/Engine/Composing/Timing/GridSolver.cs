using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Timing;

/// <summary>
/// Finds tempo, meter and bar lines such that the hard hits fall on beats exactly, soft ones near sixteenths, and sections
/// open on bar lines. A first look scores steady tempos and offsets; from the best of them a way through the hard hits is
/// solved, bent a little toward the soft ones, and its steps are drawn as ramps. Sync is solved here, before a note is written.
/// </summary>
public static class GridSolver
{
    /// <summary>The last chord rings at least this long where the clip leaves room for it.</summary>
    internal const double LeastRingSeconds = 1.6;

    /// <summary>With this much room a moment of the user's own may still be the last chord; it was asked for.</summary>
    private const double OwnRingSeconds = 0.8;

    /// <summary>So many ways are told of: the chosen one and those it was chosen over.</summary>
    private const int Told = 5;

    private const double ApartShare = 0.02;

    /// <summary>In less than this there is no time to lead to a chord.</summary>
    private const double ShortestPickUpSeconds = 1.5;

    /// <summary>What a hard hit of full weight is worth that no eighth comes near.</summary>
    private const double UnmetCost = 4;

    /// <summary>A hit at the very start stands on the first note already.</summary>
    private const double StartSeconds = 0.01;

    /// <param name="brief">What is wanted.</param>
    /// <param name="tempoTolerance">How far the style lets the tempo step between two hits: 0.06 is 6 %.</param>
    /// <param name="cancel">Heeded from way to way: a long piece with many hits takes seconds.</param>
    public static Grid Solve(Brief brief, double tempoTolerance, CancellationToken cancel = default)
    {
        var length = SampleClock.SecondsAt(brief.LengthSamples);
        // Who asks for more sync than usual bears more bending.
        var tolerance = brief.Tempo.Fixed ? 0 : tempoTolerance * Math.Max(1, 0.4 + brief.Sync);
        var hits = brief.Hits.Where(hit => hit.Kind != HitKind.End && hit.Seconds < length).OrderBy(hit => hit.Seconds).ToArray();
        var soft = hits.Where(hit => !hit.Hard).Select(hit => new LooseHit(hit.Seconds, hit.Weight)).ToImmutableArray();
        var shape = BarShape.Of(brief.Meter);
        var path = new TempoPath(brief.Tempo, shape, tolerance, soft);
        var pulses = TempoScan.Best([.. hits.Select(hit => new LooseHit(hit.Seconds, hit.Weight))], brief.Tempo, brief.Meter);
        var ways = pulses.Select(pulse => Way(brief, path, hits, pulse, length, cancel)).OrderBy(way => way.Cost).ToArray();
        var told = Apart(ways.Select(way => Draw(brief, way.Route, soft, tolerance, length, cancel)), brief.Tempo);
        var chosen = told[0] with { Considered = [.. told.SelectMany(grid => grid.Considered)] };
        return chosen with { Decisions = [.. Tried.Explain(chosen, brief)] };
    }

    private static (Route Route, double Cost) Way(Brief brief, TempoPath path, HitPoint[] hits, Pulse pulse, double length, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var anchors = Anchors(brief, hits, pulse, length);
        var route = path.Best(pulse, anchors, length);
        var unmet = hits.Where(hit => hit.Hard).Sum(hit => hit.Weight) - anchors.Sum(anchor => anchor.Weight);
        return (route, route.Cost + (UnmetCost * Math.Max(0, unmet)));
    }

    /// <summary>The cheapest of those that came out alike, the best first.</summary>
    private static List<Grid> Apart(IEnumerable<Grid> grids, TempoWish wish)
    {
        var told = new List<Grid>();
        foreach (var grid in grids)
        {
            var alike = told.Exists(other => !wish.Fixed && Math.Abs(Math.Log(other.Considered[0].Bpm / grid.Considered[0].Bpm)) < ApartShare);
            if (!alike) told.Add(grid);
            if (told.Count == Told) break;
        }

        return told;
    }

    /// <summary>
    /// What must be met. Closer than a beat to the one before there is no beat to give: the weightier one stays. Where the
    /// tempo may not bend, an anchor stands on the eighth of the pulse that is nearest, if any is near enough.
    /// </summary>
    private static ImmutableArray<Anchor> Anchors(Brief brief, IEnumerable<HitPoint> hits, Pulse pulse, double length)
    {
        var least = 60.0 / brief.Tempo.HighestBpm * 0.98;
        var anchors = new List<Anchor>();
        foreach (var hit in hits.Where(hit => hit.Hard && hit.Seconds > StartSeconds))
        {
            var opensSection = brief.Sections.Any(section => Math.Abs(section.StartSeconds - hit.Seconds) < 1e-6);
            var anchor = new Anchor(hit.Seconds, Math.Max(0.1, hit.Weight), opensSection);
            if (brief.Tempo.Fixed && !Snaps(pulse, ref anchor)) continue;
            if (anchor.Seconds >= length - 1e-6 || (anchors.Count == 0 && anchor.Seconds < 0.5 * pulse.EighthSeconds)) continue;
            if (anchors.Count > 0 && anchor.Seconds - anchors[^1].Seconds < least)
            {
                if (Pull(anchor) <= Pull(anchors[^1])) continue;
                anchors.RemoveAt(anchors.Count - 1);
            }

            anchors.Add(anchor);
        }

        return [.. anchors];

        static double Pull(Anchor anchor) => anchor.Weight + (anchor.BarLine ? 1 : 0);
    }

    private static bool Snaps(Pulse pulse, ref Anchor anchor)
    {
        var upbeat = TempoPath.FreeUpbeat(pulse);
        var at = upbeat + (Math.Round((anchor.Seconds - upbeat) / pulse.EighthSeconds) * pulse.EighthSeconds);
        var miss = Math.Abs(at - anchor.Seconds);
        anchor = anchor with { Seconds = at, MissSeconds = miss };
        return miss <= LooseHit.ReachSeconds && at >= upbeat - 1e-9;
    }

    private static Grid Draw(Brief brief, Route route, ImmutableArray<LooseHit> soft, double tolerance, double length, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var pins = SoftPins.Place(route.Gaps, soft, tolerance / 2);
        var tempo = Ramps.Draw(pins, tolerance);
        var meters = BarPlan.Draw(route, brief.Meter);
        var bars = BarPlan.CountBars(pins[^1].Tick, meters);
        var endTick = (long)Math.Round(tempo.TicksAt(length));
        var hits = Place(brief, tempo);
        var finalTick = FinalTick(tempo, meters, bars, hits, length);
        var grid = new Grid
        {
            Tempo = tempo,
            Meters = meters,
            Bars = bars,
            UpbeatTicks = (long)Math.Min(route.UpbeatEighths * Ticks.PerEighth, meters.TickOfBar(1)),
            FinalTick = finalTick,
            EndTick = endTick,
            Sections = Sections(brief, tempo, meters, bars),
            // The last chord rings; nothing is struck into it.
            Hits = [.. hits.Select(hit => hit.Tick > finalTick ? hit with { Hard = false } : hit)],
        };
        return grid with { Considered = [Tried.Of(grid, brief)] };
    }

    /// <summary>
    /// Hard hits stand on their beat. Where a fixed tempo leaves one beside it but near a sixteenth, it is struck there all the
    /// same, a hair beside the grid; one farther off is written on the grid as soft. All keep their true time.
    /// </summary>
    private static ImmutableArray<ScoreHit> Place(Brief brief, TempoMap tempo) =>
        [.. brief.Hits.OrderBy(hit => hit.Seconds).Select(hit =>
        {
            var exact = tempo.TicksAt(hit.Seconds);
            if (hit.Kind == HitKind.End) return new ScoreHit(hit.Seconds, (long)Math.Round(exact), nameof(HitKind.End), hit.Weight, false);
            var sixteenth = (long)Math.Round(exact / Ticks.PerSixteenth) * Ticks.PerSixteenth;
            var missSeconds = Math.Abs(tempo.SecondsAt(sixteenth) - hit.Seconds);
            var struck = hit.Hard && missSeconds <= LooseHit.ReachSeconds;
            var tick = struck && missSeconds > 0.001 ? (long)Math.Round(exact) : sixteenth;
            return new ScoreHit(hit.Seconds, tick, hit.Kind.ToString(), hit.Weight, struck) { Name = hit.Name, Met = struck || missSeconds <= LooseHit.NearSeconds };
        })];

    /// <summary>
    /// The last bar line that leaves the final chord room to ring, or the last hard hit if that comes later. A piece with no
    /// room for a bar has a pick-up of some beats; the shortest are the chord alone.
    /// </summary>
    private static long FinalTick(TempoMap tempo, MeterMap meters, int bars, ImmutableArray<ScoreHit> hits, double length)
    {
        var ring = Math.Min(LeastRingSeconds, length / 2);
        var bar = bars - 1;
        while (bar > 0 && length - tempo.SecondsAt(meters.TickOfBar(bar)) < ring) bar--;
        var barTick = bar > 0 || length < ShortestPickUpSeconds ? meters.TickOfBar(bar) : PickUp(tempo, meters, length - ring);
        var lastHit = hits.LastOrDefault(hit => hit.Hard && length - hit.Seconds >= (hit.Kind == nameof(HitKind.Given) ? Math.Min(ring, OwnRingSeconds) : ring));
        return lastHit is null ? barTick : Math.Max(barTick, lastHit.Tick);
    }

    private static long PickUp(TempoMap tempo, MeterMap meters, double latestSeconds)
    {
        var beat = meters.MeterAtBar(0).BeatTicks;
        return (long)Math.Max(0, tempo.TicksAt(latestSeconds) / beat) * beat;
    }

    private static ImmutableArray<ScoreSection> Sections(Brief brief, TempoMap tempo, MeterMap meters, int bars)
    {
        var sections = new List<ScoreSection>();
        foreach (var section in brief.Sections.OrderBy(section => section.StartSeconds))
        {
            var bar = NearestBar(tempo.TicksAt(section.StartSeconds), meters, bars);
            if (sections.Count > 0 && bar <= sections[^1].StartBar) continue;
            if (sections.Count > 0) sections[^1] = sections[^1] with { EndBar = bar };
            sections.Add(new ScoreSection(section.Label, sections.Count == 0 ? 0 : bar, bars, section.Energy) { Silent = section.Excluded });
        }

        return sections.Count > 0 ? [.. sections] : [new ScoreSection("Whole", 0, bars, 3)];
    }

    private static int NearestBar(double tick, MeterMap meters, int bars)
    {
        var bar = meters.BarOfTick((long)Math.Round(tick));
        var into = tick - meters.TickOfBar(bar);
        if (into * 2 > meters.MeterAtBar(bar).BarTicks) bar++;
        return Math.Clamp(bar, 0, bars - 1);
    }
}
