using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Timing;

/// <summary>
/// Chooses how many eighths lie between neighbouring anchors. With the tempo free inside each gap every anchor is met
/// exactly; what is searched for is the path that a listener notices least: tempos near the wish and near one another,
/// anchors on strong beats, phrases of whole bars. An anchor that bends the music more than it is worth is passed over and
/// met loosely. A dynamic program over (anchor, eighths of the last gap, place in the bar), run for each base tempo of the
/// wished range.
/// </summary>
internal sealed class TempoPath(TempoWish wish, Meter meter, double tolerance, ImmutableArray<LooseHit> looseHits)
{
    // Costs are relative to one another: a step of 5 % between gaps costs twice as much as an anchor on a plain beat.
    private const double StepCost = 400;
    private const double WishCost = 60;
    private const double OutsideToleranceCost = 20;

    /// <summary>A hit of full weight is given up for no less: more than what an odd bar costs.</summary>
    private const double GiveUpCost = 14;

    /// <summary>No more neighbours than this are passed over in one gap.</summary>
    private const int MostPassedOver = 3;

    private readonly int _barEighths = (int)(meter.BarTicks / Ticks.PerEighth);

    /// <summary>The cheapest way to an anchor with these eighths in the last gap and this place in the bar, and where it came from.</summary>
    private readonly record struct State(double Cost, double Bpm, int Eighths, int Phase, bool NewBar, int FromAnchor, int FromState);

    private readonly record struct Stretch(double Start, double Seconds, double PassedOverCost, int FromAnchor);

    /// <summary>The cheapest path over all base tempos.</summary>
    public ImmutableArray<Gap> Best(ImmutableArray<Anchor> anchors)
    {
        var best = (Gaps: ImmutableArray<Gap>.Empty, Cost: double.PositiveInfinity);
        var steps = wish.Fixed ? 0 : (int)Math.Ceiling((wish.HighestBpm - wish.LowestBpm) / 0.5);
        for (var i = 0; i <= steps; i++)
        {
            var bpm = wish.Fixed ? wish.Bpm : wish.LowestBpm + ((wish.HighestBpm - wish.LowestBpm) * i / Math.Max(1, steps));
            var candidate = BestAt(bpm, anchors);
            if (candidate.Cost < best.Cost) best = candidate;
        }

        return best.Gaps;
    }

    private (ImmutableArray<Gap> Gaps, double Cost) BestAt(double baseBpm, ImmutableArray<Anchor> anchors)
    {
        var reached = new List<State[]> { new[] { new State(0, 0, 0, 0, true, -1, -1) } };
        for (var to = 1; to < anchors.Length; to++)
        {
            var found = new Dictionary<(int, int, int), State>();
            var passedOver = 0.0;
            for (var from = to - 1; from >= 0 && to - from - 1 <= MostPassedOver; from--)
            {
                var stretch = new Stretch(anchors[from].Seconds, anchors[to].Seconds - anchors[from].Seconds, passedOver, from);
                Extend(reached[from], stretch, anchors[to], baseBpm, found);
                // The start of a section is given up last: the change of material is heard there.
                passedOver += GiveUpCost * anchors[from].Weight * (anchors[from].BarLine ? 4 : 1);
            }

            reached.Add([.. found.Values]);
        }

        return TraceBack(reached, anchors);
    }

    private static (ImmutableArray<Gap> Gaps, double Cost) TraceBack(List<State[]> reached, ImmutableArray<Anchor> anchors)
    {
        var at = reached[^1].MinBy(state => state.Cost);
        var cost = at.Cost;
        var gaps = new Stack<Gap>();
        for (var to = anchors.Length - 1; to > 0;)
        {
            gaps.Push(new Gap(anchors[at.FromAnchor].Seconds, anchors[to].Seconds, at.Eighths, at.NewBar));
            (to, at) = (at.FromAnchor, reached[at.FromAnchor][at.FromState]);
        }

        return ([.. gaps], cost);
    }

    private void Extend(State[] before, Stretch stretch, Anchor anchor, double baseBpm, Dictionary<(int, int, int), State> found)
    {
        foreach (var eighths in Choices(stretch.Seconds, baseBpm))
        {
            var bpm = 30.0 * eighths / stretch.Seconds;
            var own = OwnCost(stretch, eighths, bpm, baseBpm) + stretch.PassedOverCost;
            for (var from = 0; from < before.Length; from++)
            {
                var cost = before[from].Cost + own;
                if (stretch.FromAnchor > 0) cost += StepCost * Square(Math.Log(bpm / before[from].Bpm));
                var phase = (before[from].Phase + eighths) % _barEighths;
                if (!anchor.BarLine || phase == 0) Keep(phase, cost + (anchor.Weight * WeakBeatCost(phase)), newBar: phase == 0);
                if (phase != 0) Keep(0, cost + NewBarCost(phase, isStub: before[from].Phase + eighths == phase), newBar: true);

                // Of all ways to the same place only the cheapest matters.
                void Keep(int toPhase, double toCost, bool newBar)
                {
                    var place = (stretch.FromAnchor, eighths, toPhase);
                    if (found.TryGetValue(place, out var known) && known.Cost <= toCost) return;
                    found[place] = new State(toCost, bpm, eighths, toPhase, newBar, stretch.FromAnchor, from);
                }
            }
        }
    }

    private IEnumerable<int> Choices(double seconds, double baseBpm)
    {
        var centre = seconds * baseBpm / 30;
        var low = Math.Max(1, (int)Math.Ceiling((centre * Math.Exp(-tolerance)) - 1e-9));
        var high = (int)Math.Floor((centre * Math.Exp(tolerance)) + 1e-9);
        // A gap too short for the tolerance still gets its nearest count; the cost makes the solver pass over an anchor.
        if (low > high) return [Math.Max(1, (int)Math.Round(centre))];
        // Of a long gap the counts nearest the base tempo are enough.
        return Enumerable.Range(low, high - low + 1).OrderBy(count => Math.Abs(count - centre)).Take(8);
    }

    private double OwnCost(Stretch stretch, int eighths, double bpm, double baseBpm)
    {
        var away = Math.Abs(Math.Log(bpm / baseBpm));
        var cost = (WishCost * Square(Math.Log(bpm / wish.Bpm))) + (StepCost * 0.25 * away * away);
        if (away > tolerance + 1e-9) cost += OutsideToleranceCost * (1 + (10 * (away - tolerance)));
        var bars = (double)eighths / _barEighths;
        if (bars % 4 != 0) cost += bars % 2 == 0 ? 0.15 : 0.4;

        // Hits stand in order of their time.
        for (var i = FirstHitAfter(stretch.Start); i < looseHits.Length && looseHits[i].Seconds < stretch.Start + stretch.Seconds - 1e-9; i++)
        {
            var sixteenths = (looseHits[i].Seconds - stretch.Start) / stretch.Seconds * eighths * 2;
            var missSeconds = Math.Abs(sixteenths - Math.Round(sixteenths)) * stretch.Seconds / (eighths * 2);
            cost += looseHits[i].Cost * Math.Min(1, Square(missSeconds / LooseHit.ReachSeconds));
        }

        return cost;
    }

    private int FirstHitAfter(double seconds)
    {
        var (low, high) = (0, looseHits.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (looseHits[middle].Seconds <= seconds + 1e-9) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>What it costs to meet an anchor elsewhere than on the first beat.</summary>
    private double WeakBeatCost(int phase) =>
        phase == 0 ? 0 : phase * 2 == _barEighths ? 0.3 : phase % 2 == 0 ? 0.5 : 1.5;

    /// <summary>
    /// What it costs to end the bar early or late, so that it begins anew at the anchor: 2/4 is common, 7/8 is odd, and
    /// a stub of one beat that nothing comes before is a stumble.
    /// </summary>
    private double NewBarCost(int phase, bool isStub) =>
        (phase % 2 != 0 ? 14 : phase * 2 == _barEighths ? 1.5 : 2.2) + (isStub && phase <= 2 ? 6 : 0);

    private static double Square(double x) => x * x;
}
