using System.Collections.Immutable;
using System.Diagnostics;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Bench;

/// <summary>The grid solver on 200 made-up lists of moments, against the best fixed tempo and offset, which is what a loop laid under a film can reach.</summary>
internal static class SolverBench
{
    /// <summary>Scattered by chance; the cuts of an edit; scattered, and every one asked for by the user.</summary>
    private enum ListKind
    {
        Spotted,
        Edit,
        Given,
    }

    private static readonly string[] Names = ["as spotted", "an edit", "every moment hard"];
    private const int Lists = 200;
    private const double BeatMs = 1;
    private static readonly double[] Reaches = [0.001, 0.02, 0.04];

    public static int Run()
    {
        Console.WriteLine("| list | style bears | hard hits | on a beat | soft near a sixteenth | any within 40 ms of one | steps inside | widest step | bend, 95th | odd bars | cut bars | bars | longest list | baseline within 1, 20, 40 ms |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var kind in Enum.GetValues<ListKind>())
        {
            foreach (var tolerance in new[] { 0.015, 0.03, 0.06 }) Console.WriteLine(Row(kind, tolerance));
        }

        return 0;
    }

    private static string Row(ListKind kind, double tolerance)
    {
        var (hard, met, soft, near, steps, inside, odd, cut, bars, all) = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        var (slowest, widest) = (0.0, 0.0);
        var bends = new List<double>();
        var baseline = new int[Reaches.Length];
        for (ulong seed = 1; seed <= Lists; seed++)
        {
            var brief = MadeUp(seed, kind, tolerance);
            var (grid, milliseconds) = Timed(brief, tolerance);
            slowest = Math.Max(slowest, milliseconds);
            var times = brief.Hits.Where(hit => hit.Hard).Select(hit => hit.Seconds).ToArray();
            foreach (var (i, reach) in Reaches.Index()) baseline[i] += FixedTempo(brief.Tempo, times, reach);
            foreach (var hit in brief.Hits)
            {
                if (hit.Hard) hard++;
                else soft++;
                var tick = grid.Tempo.TicksAt(hit.Seconds);
                if (hit.Hard && IsOnBeat(grid, hit.Seconds, tick)) met++;
                var sixteenthMiss = Math.Abs(grid.Tempo.SecondsAt(Math.Round(tick / Ticks.PerSixteenth) * Ticks.PerSixteenth) - hit.Seconds);
                if (sixteenthMiss <= 0.04) all++;
                if (!hit.Hard && sixteenthMiss <= 0.02) near++;
            }

            bars += grid.Bars;
            for (var bar = grid.UpbeatTicks > 0 ? 1 : 0; bar < grid.Bars; bar++)
            {
                var meter = grid.Meters.MeterAtBar(bar);
                if (meter.Unit == 8 || meter.Beats == 1) odd++;
                else if (meter != Meter.Common) cut++;
            }

            // An upbeat of one note has no tempo of its own.
            var bpms = grid.Tempo.Changes.Where(change => grid.Tempo.Changes.Length == 1 || change.Tick > 0 || grid.Tempo.Changes[1].Tick > Ticks.PerEighth).Select(change => change.Bpm).ToArray();
            for (var i = 1; i < bpms.Length; i++)
            {
                var step = Math.Abs(Math.Log(bpms[i] / bpms[i - 1]));
                steps++;
                if (step <= tolerance + 1e-6) inside++;
                widest = Math.Max(widest, step);
            }

            var middle = bpms.Order().ElementAt(bpms.Length / 2);
            bends.AddRange(bpms.Select(bpm => Math.Abs(Math.Log(bpm / middle))));
        }

        bends.Sort();
        return $"| {Names[(int)kind]} | {tolerance:0.0%} | {hard} | {(double)met / hard:0.0%} | {(soft == 0 ? "" : $"{(double)near / soft:0%}")} | {(double)all / (hard + soft):0%} | {(double)inside / Math.Max(1, steps):0.0%} | {widest:0.0%} | {bends[(int)(bends.Count * 0.95)]:0.0%} | {odd} | {cut} | {bars} | {slowest:0} ms | {string.Join(", ", baseline.Select(count => $"{(double)count / hard:0%}"))} |";
    }

    /// <summary>The quickest of three turns: the machine may be busy.</summary>
    private static (Grid Grid, double Milliseconds) Timed(Brief brief, double tolerance)
    {
        var best = double.PositiveInfinity;
        var grid = GridSolver.Solve(brief, tolerance);
        for (var turn = 0; turn < 3; turn++)
        {
            var watch = Stopwatch.StartNew();
            grid = GridSolver.Solve(brief, tolerance);
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }

        return (grid, best);
    }

    /// <summary>Within a millisecond of a beat counted from its bar line.</summary>
    private static bool IsOnBeat(Grid grid, double seconds, double tick)
    {
        var bar = grid.Meters.BarOfTick((long)Math.Round(tick));
        var line = grid.Meters.TickOfBar(bar);
        if (bar == 0) line = grid.UpbeatTicks;
        var beat = line + (Math.Round((tick - line) / Ticks.PerQuarter) * Ticks.PerQuarter);
        return Math.Abs(grid.Tempo.SecondsAt(beat) - seconds) * 1000 <= BeatMs;
    }

    /// <summary>Hits within reach of a beat of the best constant tempo; it starts on any of the hits, for then at least one is met exactly.</summary>
    private static int FixedTempo(TempoWish wish, double[] hits, double reach)
    {
        var best = 0;
        for (var bpm = wish.LowestBpm; bpm <= wish.HighestBpm; bpm += 0.05)
        {
            var beat = 60 / bpm;
            foreach (var from in hits)
            {
                best = Math.Max(best, hits.Count(hit => Math.Abs(Math.IEEERemainder(hit - from, beat)) <= reach));
            }
        }

        return best;
    }

    /// <summary>Cuts 0.8 to 4 s apart over 12 to 90 s.</summary>
    private static double[] Edit(Chance chance, ref double seconds)
    {
        seconds = chance.Between(12, 90);
        var times = new List<double>();
        for (var at = chance.Between(0.8, 4); at < seconds - 0.8; at += 0.8 + (3.2 * Math.Pow(chance.Next(), 2))) times.Add(Math.Round(at * 25) / 25);
        return [.. times];
    }

    private static Brief MadeUp(ulong seed, ListKind kind, double tolerance)
    {
        var chance = new Seed(seed).For("solver bench").Begin();
        var count = 3 + chance.Next(23);
        var seconds = Math.Clamp(count * chance.Between(1.2, 12), 8, 300);
        var bpm = chance.Between(60, 160);
        var times = kind == ListKind.Edit ? Edit(chance, ref seconds) : [.. Enumerable.Range(0, count).Select(_ => Math.Round(chance.Between(1, seconds - 1) * 25) / 25).Distinct().Order()];
        var sections = times.Where((_, i) => i % (kind == ListKind.Edit ? 9 : 5) == 3).ToArray();
        ImmutableArray<HitPoint> moments = [.. times.Select(time => new HitPoint(time, HitKind.Cut, sections.Contains(time) ? 1 : chance.Between(0.5, 0.9), Hard: kind == ListKind.Given))];
        var wish = new TempoWish(bpm, bpm * 0.88, bpm * 1.12, false);
        return new Brief
        {
            LengthSamples = SampleClock.SamplesAt(seconds),
            Style = "",
            Arousal = 0.5,
            Valence = 0.5,
            Tempo = wish,
            Key = new Key(0, Mode.Ionian),
            Meter = Meter.Common,
            Sections = [new(0, "A", 2), .. sections.Select(time => new BriefSection(time, "B", 4))],
            Hits = HitChoice.Choose(kind == ListKind.Given ? [] : moments, kind == ListKind.Given ? moments : [], [], wish, tolerance, 0.6),
            Sync = 0.6,
            Seed = new Seed(seed),
            Decisions = [],
        };
    }
}
