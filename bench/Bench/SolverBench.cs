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
    private const int Lists = 200;

    public static int Run()
    {
        Console.WriteLine("| tolerance | hard hits met | on the eighth | fixed tempo reaches | odd bars | other bars | steps inside | longest list |\n|---|---|---|---|---|---|---|---|");
        foreach (var tolerance in new[] { 0.015, 0.03, 0.06 })
        {
            var (hits, met, exact, baseline, odd, other, steps, inside, slowest) = (0, 0, 0, 0, 0, 0, 0, 0, 0.0);
            for (ulong seed = 1; seed <= Lists; seed++)
            {
                var brief = MadeUp(seed);
                var watch = Stopwatch.StartNew();
                var grid = GridSolver.Solve(brief, tolerance);
                slowest = Math.Max(slowest, watch.Elapsed.TotalMilliseconds);
                hits += brief.Hits.Length;
                met += grid.Hits.Count(hit => hit.Hard);
                exact += grid.Hits.Count(hit => hit.Hard && hit.Tick % Ticks.PerEighth == 0);
                baseline += FixedTempo(brief);
                for (var bar = 0; bar < grid.Bars; bar++)
                {
                    var meter = grid.Meters.MeterAtBar(bar);
                    if (meter.Unit == 8 || meter.Beats == 1) odd++;
                    else if (meter != Meter.Common) other++;
                }

                var bpms = grid.Tempo.Changes.Select(change => change.Bpm).ToArray();
                var middle = bpms.Order().ElementAt(bpms.Length / 2);
                steps += bpms.Length;
                inside += bpms.Count(bpm => Math.Abs(Math.Log(bpm / middle)) <= 2 * tolerance);
            }

            Console.WriteLine($"| {tolerance:0.0%} | {(double)met / hits:0%} | {(double)exact / hits:0%} | {(double)baseline / hits:0%} | {odd} | {other} | {(double)inside / steps:0%} | {slowest:0} ms |");
        }

        return 0;
    }

    /// <summary>Hits within 25 ms of an eighth of the best constant tempo and offset.</summary>
    private static int FixedTempo(Brief brief)
    {
        var best = 0;
        for (var bpm = brief.Tempo.LowestBpm; bpm <= brief.Tempo.HighestBpm; bpm += 0.25)
        {
            var eighth = 30 / bpm;
            for (var offset = 0.0; offset < eighth; offset += 0.01)
            {
                best = Math.Max(best, brief.Hits.Count(hit => Math.Abs(Math.IEEERemainder(hit.Seconds - offset, eighth)) <= 0.025));
            }
        }

        return best;
    }

    private static Brief MadeUp(ulong seed)
    {
        var chance = new Seed(seed).For("solver bench").Begin();
        var count = 3 + chance.Next(23);
        var seconds = Math.Clamp(count * chance.Between(1.2, 12), 8, 300);
        var bpm = chance.Between(60, 160);
        var times = Enumerable.Range(0, count).Select(_ => Math.Round(chance.Between(1, seconds - 1) * 25) / 25).Distinct().Order().ToList();
        for (var i = times.Count - 1; i > 0; i--) if (times[i] - times[i - 1] < 0.6) times.RemoveAt(i);
        return new Brief
        {
            LengthSamples = SampleClock.SamplesAt(seconds),
            Style = "",
            Arousal = 0.5,
            Valence = 0.5,
            Tempo = new TempoWish(bpm, bpm * 0.88, bpm * 1.12, false),
            Key = new Key(0, Mode.Ionian),
            Meter = Meter.Common,
            Sections = [new(0, "A", 2), .. times.Where((_, i) => i % 5 == 3).Select(time => new BriefSection(time, "B", 4))],
            Hits = [.. times.Select(time => new HitPoint(time, HitKind.Cut, chance.Between(0.5, 0.9), true))],
            Sync = 0.6,
            Seed = new Seed(seed),
            Decisions = [],
        };
    }
}
