using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Timing;

/// <summary>
/// Chooses how many eighths lie between neighbouring anchors. With the tempo free inside each gap every anchor is met
/// exactly; what is searched for is the path that a listener notices least: tempos near the wish and near one another,
/// anchors on strong beats, phrases of whole bars. A dynamic program over (eighths of the last gap, place in the bar),
/// run for each base tempo of the wished range.
/// </summary>
internal sealed class TempoPath(TempoWish wish, Meter meter, double tolerance, ImmutableArray<LooseHit> looseHits)
{
    // Costs are relative to one another: a step of 5 % between gaps costs as much as an anchor on a plain beat.
    private const double StepCost = 400;
    private const double WishCost = 60;
    private const double OutsideToleranceCost = 20;

    private readonly int _barEighths = (int)(meter.BarTicks / Ticks.PerEighth);

    private readonly record struct State(double Cost, int Eighths, int Phase, bool NewBar, int Previous);

    /// <summary>The cheapest path and its cost over all base tempos.</summary>
    public (ImmutableArray<Gap> Gaps, double Cost) Best(ImmutableArray<Anchor> anchors)
    {
        var best = (Gaps: ImmutableArray<Gap>.Empty, Cost: double.PositiveInfinity);
        var steps = wish.Fixed ? 0 : (int)Math.Ceiling((wish.HighestBpm - wish.LowestBpm) / 0.5);
        for (var i = 0; i <= steps; i++)
        {
            var bpm = wish.Fixed ? wish.Bpm : wish.LowestBpm + ((wish.HighestBpm - wish.LowestBpm) * i / Math.Max(1, steps));
            var candidate = BestAt(bpm, anchors);
            if (candidate.Cost < best.Cost) best = candidate;
        }

        return best;
    }

    private (ImmutableArray<Gap> Gaps, double Cost) BestAt(double baseBpm, ImmutableArray<Anchor> anchors)
    {
        var layers = new List<State[]> { new[] { new State(0, 0, 0, true, -1) } };
        for (var i = 1; i < anchors.Length; i++) layers.Add(Extend(layers[^1], anchors[i - 1].Seconds, anchors[i], i > 1 ? anchors[i - 1].Seconds - anchors[i - 2].Seconds : 0, baseBpm));

        var last = layers[^1];
        var at = 0;
        for (var j = 1; j < last.Length; j++) if (last[j].Cost < last[at].Cost) at = j;
        var cost = last[at].Cost;
        var gaps = new Gap[anchors.Length - 1];
        for (var i = anchors.Length - 1; i > 0; i--)
        {
            var state = layers[i][at];
            gaps[i - 1] = new Gap(anchors[i - 1].Seconds, anchors[i].Seconds, state.Eighths, state.NewBar);
            at = state.Previous;
        }

        return ([.. gaps], cost);
    }

    private State[] Extend(State[] before, double start, Anchor anchor, double previousSeconds, double baseBpm)
    {
        var seconds = anchor.Seconds - start;
        // Keyed by (eighths, phase): of all ways to get there only the cheapest matters.
        var found = new Dictionary<(int, int), State>();
        foreach (var eighths in Choices(seconds, baseBpm))
        {
            var bpm = 30.0 * eighths / seconds;
            var own = OwnCost(start, seconds, eighths, bpm, baseBpm);
            for (var from = 0; from < before.Length; from++)
            {
                var cost = before[from].Cost + own;
                if (previousSeconds > 0) cost += StepCost * Square(Math.Log(bpm / (30.0 * before[from].Eighths / previousSeconds)));
                var phase = (before[from].Phase + eighths) % _barEighths;
                if (!anchor.BarLine || phase == 0) Keep(phase, cost + (anchor.Weight * WeakBeatCost(phase)), newBar: phase == 0);
                if (phase != 0) Keep(0, cost + NewBarCost(phase, isStub: before[from].Phase + eighths == phase), newBar: true);

                void Keep(int toPhase, double toCost, bool newBar)
                {
                    if (found.TryGetValue((eighths, toPhase), out var known) && known.Cost <= toCost) return;
                    found[(eighths, toPhase)] = new State(toCost, eighths, toPhase, newBar, from);
                }
            }
        }

        return [.. found.Values];
    }

    private IEnumerable<int> Choices(double seconds, double baseBpm)
    {
        var centre = seconds * baseBpm / 30;
        var low = (int)Math.Ceiling((centre * Math.Exp(-tolerance)) - 1e-9);
        var high = (int)Math.Floor((centre * Math.Exp(tolerance)) + 1e-9);
        // A gap too short for the tolerance still gets its nearest count; the cost tells the solver to give up an anchor.
        if (low > high || high < 1) return [Math.Max(1, (int)Math.Round(centre))];
        return Enumerable.Range(Math.Max(1, low), high - Math.Max(1, low) + 1);
    }

    private double OwnCost(double start, double seconds, int eighths, double bpm, double baseBpm)
    {
        var away = Math.Abs(Math.Log(bpm / baseBpm));
        var cost = (WishCost * Square(Math.Log(bpm / wish.Bpm))) + (StepCost * 0.25 * away * away);
        if (away > tolerance) cost += OutsideToleranceCost * (1 + (10 * (away - tolerance)));
        var bars = (double)eighths / _barEighths;
        if (bars % 4 != 0) cost += bars % 2 == 0 ? 0.15 : 0.4;
        foreach (var hit in looseHits)
        {
            if (hit.Seconds <= start || hit.Seconds >= start + seconds) continue;
            var sixteenths = (hit.Seconds - start) / seconds * eighths * 2;
            var missSeconds = Math.Abs(sixteenths - Math.Round(sixteenths)) * seconds / (eighths * 2);
            cost += hit.Cost * Math.Min(1, Square(missSeconds / LooseHit.ReachSeconds));
        }

        return cost;
    }

    /// <summary>What it costs to meet an anchor elsewhere than on the first beat.</summary>
    private double WeakBeatCost(int phase) =>
        phase == 0 ? 0 : phase * 2 == _barEighths ? 0.3 : phase % 2 == 0 ? 0.5 : 1.8;

    /// <summary>
    /// What it costs to end the bar early or late, so that it begins anew at the anchor: 2/4 is common, 7/8 is odd, and
    /// a stub of one beat that nothing comes before is a stumble.
    /// </summary>
    private double NewBarCost(int phase, bool isStub) =>
        (phase % 2 != 0 ? 8 : phase * 2 == _barEighths ? 1.5 : 2.2) + (isStub && phase <= 2 ? 6 : 0);

    private static double Square(double x) => x * x;
}
