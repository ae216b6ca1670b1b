using System.Collections.Immutable;
using Cuewright.Engine.Briefing;

namespace Cuewright.Engine.Composing.Timing;

/// <summary>A way through the clip: how many eighths from anchor to anchor, and how many come before the first bar line.</summary>
internal sealed record Route(ImmutableArray<Gap> Gaps, int UpbeatEighths, double Cost);

/// <summary>
/// Chooses how many eighths lie between neighbouring anchors. With the tempo free inside each gap every anchor is met
/// exactly; what is searched for is the way that a listener notices least: tempos near the wish and near one another,
/// anchors on strong beats, sections in lines of four bars, soft hits near sixteenths, few bars cut short. A dynamic
/// program over (anchor, eighths of the last gap, place in the line), run for each candidate of the first look.
/// </summary>
internal sealed class TempoPath(TempoWish wish, BarShape bar, double tolerance, ImmutableArray<LooseHit> looseHits)
{
    // Costs are relative to one another: a step of 5 % between gaps costs twice as much as an anchor on a plain beat.
    private const double StepCost = 400;
    private const double AwayCost = 100;
    private const double WishCost = 60;
    private const double OutsideCost = 4;
    private const double OutsideGrowth = 40;

    /// <summary>A step is written as a ramp over the beats of both gaps, so that from beat to beat it is smaller than from gap to gap.</summary>
    private const double RampGain = 1.5;
    private const double LooseCost = 3;
    private const double RunOnCost = 0.5;

    /// <summary>Ends of a gap between which so many anchors are given up, at most.</summary>
    private const int MostPassedOver = 3;

    /// <summary>Of a long gap the counts nearest the base tempo are enough, and of all ways to an anchor the cheapest.</summary>
    private const int MostCounts = 8;
    private const int MostStates = 64;

    /// <summary>
    /// What a hard hit of full weight is worth. Where the tempo may bend, everything else gives way first; where it may not,
    /// the hit is still struck beside the grid, and no odd bar is written for it.
    /// </summary>
    private readonly double _giveUpCost = wish.Fixed ? 3 : 10_000;

    /// <summary>No gap runs at a tempo farther from the base than this: the wished range again, on either side.</summary>
    private readonly double _limit = wish.Fixed ? 0 : 2 * Math.Log(wish.HighestBpm / wish.Bpm);

    /// <summary>So much room takes any gap of a beat or more to a whole number of eighths: ln(5/4).</summary>
    private const double AlwaysReached = 0.2232;

    private readonly State[] _cheapest = new State[(MostPassedOver + 1) * MostCounts * bar.LineEighths];

    /// <summary>The cheapest way to an anchor with this tempo before it and this place in the line, and where it came from.</summary>
    private readonly record struct State(double Cost, double LogBpm, int Eighths, int Place, bool Bar, bool Free, int FromNode, int FromState)
    {
        /// <summary>Nothing played so far has a tempo.</summary>
        public bool Unset => double.IsNaN(LogBpm);
    }

    /// <summary>The cheapest way at a candidate's tempo.</summary>
    /// <param name="pulse">Base tempo and offset.</param>
    /// <param name="anchors">What must be met, in order, after 0 and before the end.</param>
    /// <param name="length">Where the clip ends; the grid runs on past it to the next eighth.</param>
    public Route Best(Pulse pulse, ImmutableArray<Anchor> anchors, double length)
    {
        var nodes = Nodes(pulse, anchors, length);
        var reached = new List<State[]> { Starts() };
        for (var to = 1; to < nodes.Count; to++) reached.Add(Reach(to, nodes, reached, pulse));
        return Finish(nodes, reached, pulse, length);
    }

    /// <summary>Second 0, the end of a free upbeat, then the anchors.</summary>
    private static List<Anchor> Nodes(Pulse pulse, ImmutableArray<Anchor> anchors, double length)
    {
        var upbeat = FreeUpbeat(pulse);
        var nodes = new List<Anchor> { new(0, 0, false) };
        if (upbeat < length && (anchors.IsEmpty || upbeat < anchors[0].Seconds - 1e-6)) nodes.Add(new Anchor(upbeat, 0, false));
        nodes.AddRange(anchors);
        return nodes;
    }

    /// <summary>The first eighth lasts until the candidate's grid is met: half to one and a half times its length.</summary>
    public static double FreeUpbeat(Pulse pulse)
    {
        var rest = pulse.FirstBarSeconds % pulse.EighthSeconds;
        return rest < 0.5 * pulse.EighthSeconds ? rest + pulse.EighthSeconds : rest;
    }

    /// <summary>The music may begin anywhere in a bar; beginning with it, or with whole beats before it, is plainest.</summary>
    private State[] Starts() =>
    [
        .. Enumerable.Range(0, bar.Eighths).Select(upbeat => new State(
            upbeat == 0 ? 0 : bar.IsBeat(upbeat) ? 0.6 : 1.2, double.NaN, 0, (bar.LineEighths - upbeat) % bar.LineEighths, false, false, -1, upbeat)),
    ];

    private State[] Reach(int to, List<Anchor> nodes, List<State[]> reached, Pulse pulse)
    {
        Array.Fill(_cheapest, new State(double.PositiveInfinity, 0, 0, 0, false, false, -1, -1));
        var passedOver = 0.0;
        var slot = 0;
        for (var from = to - 1; from >= 0 && slot <= MostPassedOver; from--)
        {
            if (reached[from].Length > 0)
            {
                Extend(from, to, nodes, reached[from], passedOver, pulse, _cheapest.AsSpan(slot * MostCounts * bar.LineEighths));
                slot++;
                // With room to bend, every anchor is reached from the one before it, and none is worth giving up.
                if (_limit >= AlwaysReached && nodes[from].Weight > 0) break;
            }

            // The start of a section is given up last: the change of material is heard there.
            passedOver += _giveUpCost * nodes[from].Weight * (nodes[from].BarLine ? 4 : 1);
        }

        return [.. _cheapest.Where(state => state.Cost < double.PositiveInfinity).OrderBy(state => state.Cost).Take(MostStates)];
    }

    private void Extend(int from, int to, List<Anchor> nodes, State[] before, double passedOver, Pulse pulse, Span<State> cheapest)
    {
        var (start, anchor) = (nodes[from].Seconds, nodes[to]);
        var seconds = anchor.Seconds - start;
        var free = from == 0 && IsFreeLength(seconds, pulse);
        var (least, most) = free ? (1, 1) : Counts(seconds, pulse);
        for (var eighths = least; eighths <= most; eighths++)
        {
            var logBpm = Math.Log(30.0 * eighths / seconds);
            var own = passedOver + (free ? 0.5 : OwnCost(start, seconds, eighths, logBpm, pulse)) + MissCost(anchor);
            for (var i = 0; i < before.Length; i++)
            {
                ref readonly var state = ref before[i];
                var cost = state.Cost + own;
                if (!state.Unset && !free) cost += StepCosts(logBpm - state.LogBpm);
                var place = (state.Place + eighths) % bar.LineEighths;
                var (arrival, newPlace, isBar) = Arrive(anchor, place);
                var known = ((eighths - least) * bar.LineEighths) + newPlace;
                // Of all ways to the same place at the same tempo only the cheapest matters.
                if (cost + arrival >= cheapest[known].Cost) continue;
                cheapest[known] = new State(cost + arrival, free ? double.NaN : logBpm, eighths, newPlace, isBar, free, from, i);
            }
        }
    }

    /// <summary>A single note has no tempo.</summary>
    private static bool IsFreeLength(double seconds, Pulse pulse) => seconds >= (0.5 * pulse.EighthSeconds) - 1e-9 && seconds < 1.5 * pulse.EighthSeconds;

    private (int Least, int Most) Counts(double seconds, Pulse pulse)
    {
        var centre = seconds / pulse.EighthSeconds;
        var least = Math.Max(1, (int)Math.Ceiling((centre * Math.Exp(-_limit)) - 1e-6));
        var most = (int)Math.Floor((centre * Math.Exp(_limit)) + 1e-6);
        if (most - least < MostCounts) return (least, most);
        var first = (int)Math.Ceiling(centre) - (MostCounts / 2);
        return (first, first + MostCounts - 1);
    }

    /// <summary>What it costs to meet an anchor at this place in the line, where the music then stands, and whether a bar begins.</summary>
    private (double Cost, int Place, bool Bar) Arrive(Anchor anchor, int place)
    {
        if (anchor.Weight == 0) return (0, place, false);
        if (anchor.BarLine)
        {
            var bars = (place + bar.Eighths - 1) / bar.Eighths % BarShape.BarsInLine;
            var line = bars == 0 ? 0 : bars % 2 == 0 ? 0.4 : 1;
            return (line + (bar.IsBarLine(place) ? 0 : NewBarCost(place)), 0, true);
        }

        if (!bar.IsBeat(place)) return (NewBarCost(place), (place / bar.Eighths + 1) % BarShape.BarsInLine * bar.Eighths, true);
        return (anchor.Weight * WeakBeatCost(place), place, false);
    }

    private double WeakBeatCost(int place) => bar.IsBarLine(place) ? 0 : place % bar.Eighths * 2 == bar.Eighths ? 0.3 : 0.5;

    /// <summary>What it costs to end the bar early or late so that it begins anew: 2/4 is common, 7/8 is odd.</summary>
    private double NewBarCost(int place) => !bar.IsBeat(place) ? 24 : place % bar.Eighths * 2 == bar.Eighths ? 6 : 7;

    private static double MissCost(Anchor anchor) => anchor.Weight * Square(anchor.MissSeconds / LooseHit.NearSeconds) * 0.4;

    private double StepCosts(double step) => (StepCost * step * step) + Outside(Math.Abs(step), RampGain * tolerance);

    private double OwnCost(double start, double seconds, int eighths, double logBpm, Pulse pulse)
    {
        var away = logBpm - Math.Log(pulse.Bpm);
        return (WishCost * Square(Math.Log(pulse.Bpm / wish.Bpm))) + (AwayCost * away * away) + (0.5 * Outside(Math.Abs(away), 2 * tolerance))
            + Misses(start, seconds, eighths);
    }

    private static double Outside(double share, double tolerance) =>
        share <= tolerance + 1e-9 ? 0 : OutsideCost + (OutsideGrowth * (share - tolerance) / Math.Max(tolerance, 1e-3));

    /// <summary>How far soft hits inside a gap would lie from sixteenths at an even tempo. Hits stand in order of their time.</summary>
    private double Misses(double start, double seconds, double eighths)
    {
        var cost = 0.0;
        for (var i = FirstHitAfter(start); i < looseHits.Length && looseHits[i].Seconds < start + seconds - 1e-9; i++)
        {
            var sixteenths = (looseHits[i].Seconds - start) / seconds * eighths * 2;
            var missSeconds = Math.Abs(sixteenths - Math.Round(sixteenths)) * seconds / (eighths * 2);
            cost += LooseCost * looseHits[i].Weight * Math.Min(1, Square(missSeconds / LooseHit.ReachSeconds));
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

    /// <summary>
    /// After the last anchor the music runs on as it goes, past the end to the next eighth, or it bends a little so that the
    /// clip ends with a bar; the last chord rings there, so little is lost either way.
    /// </summary>
    private Route Finish(List<Anchor> nodes, List<State[]> reached, Pulse pulse, double length)
    {
        var best = (Cost: double.PositiveInfinity, Node: 0, State: 0, Tail: default(Gap));
        var passedOver = 0.0;
        for (var node = nodes.Count - 1; node >= 0; node--)
        {
            // Where the tempo is fixed the anchors lie on the grid that the free upbeat leads to.
            if (wish.Fixed && node == 0 && nodes.Count > 1) break;
            for (var i = 0; i < reached[node].Length; i++)
            {
                foreach (var (tail, tailCost) in Tails(nodes[node].Seconds, reached[node][i], pulse, length))
                {
                    var cost = reached[node][i].Cost + passedOver + tailCost;
                    if (cost < best.Cost) best = (cost, node, i, tail);
                }
            }

            passedOver += _giveUpCost * nodes[node].Weight;
        }

        var wishCost = WishCost * Square(Math.Log(pulse.Bpm / wish.Bpm));
        return TraceBack(nodes, reached, best.Node, best.State, best.Tail, best.Cost + wishCost);
    }

    private IEnumerable<(Gap Tail, double Cost)> Tails(double start, State state, Pulse pulse, double length)
    {
        var eighthSeconds = state.Unset ? pulse.EighthSeconds : 30 / Math.Exp(state.LogBpm);
        var eighths = Math.Max(1, (int)Math.Ceiling(((length - start) / eighthSeconds) - 1e-6));
        yield return (new Gap(start, start + (eighths * eighthSeconds), eighths, false), RunOnCost + Misses(start, eighths * eighthSeconds, eighths));

        var toBarLine = (bar.Eighths - ((state.Place + eighths) % bar.Eighths)) % bar.Eighths;
        foreach (var whole in new[] { eighths + toBarLine, eighths + toBarLine - bar.Eighths })
        {
            if (whole < 1) continue;
            var step = Math.Log(whole * eighthSeconds / (length - start));
            if (Math.Abs(step) <= Math.Min(tolerance, _limit)) yield return (new Gap(start, length, whole, true), (StepCost * step * step) + Misses(start, length - start, whole));
        }
    }

    private static Route TraceBack(List<Anchor> nodes, List<State[]> reached, int node, int at, Gap tail, double cost)
    {
        var gaps = new Stack<Gap>([tail]);
        var state = reached[node][at];
        while (node > 0)
        {
            gaps.Push(new Gap(nodes[state.FromNode].Seconds, nodes[node].Seconds, state.Eighths, state.Bar, state.Free));
            (node, state) = (state.FromNode, reached[state.FromNode][state.FromState]);
        }

        // A start remembers its upbeat where others remember the state they came from.
        return new Route([.. gaps], state.FromState, cost);
    }

    private static double Square(double x) => x * x;
}
