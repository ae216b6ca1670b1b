using System.Collections.Immutable;
using System.Globalization;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Timing;

/// <summary>Says what a way through the moments costs, why the chosen one was chosen, and which moments it does not meet.</summary>
internal static class Tried
{
    /// <summary>More than this nobody reads; the cue sheet has them all.</summary>
    private const int MostListed = 8;

    public static TempoCandidate Of(Grid grid, Brief brief)
    {
        var moments = grid.Hits.Where(hit => hit.Kind != nameof(HitKind.End)).ToArray();
        var bpm = brief.Tempo.Fixed ? brief.Tempo.Bpm : MeanBpm(grid);
        var bends = grid.Tempo.Changes.Where(change => change.Tick >= (grid.UpbeatTicks > 0 ? Ticks.PerEighth : 0));
        var odd = Enumerable.Range(grid.UpbeatTicks > 0 ? 1 : 0, Math.Max(0, grid.Bars - 1)).Count(bar => grid.Meters.MeterAtBar(bar) != brief.Meter);
        return new TempoCandidate(
            bpm, grid.Tempo.SecondsAt(grid.UpbeatTicks), moments.Count(hit => hit.Met), moments.Length,
            [.. moments.Where(hit => !hit.Met).Select(hit => hit.Seconds)],
            bends.Select(change => Math.Abs((change.Bpm / bpm) - 1)).DefaultIfEmpty(0).Max(), odd);
    }

    public static IEnumerable<Decision> Explain(Grid grid, Brief brief)
    {
        if (grid.Considered.IsEmpty || grid.Considered[0].Moments == 0) yield break;
        var chosen = grid.Considered[0];
        yield return new Decision(
            "grid",
            Text($"{chosen.Bpm:0.0} bpm, first bar at {chosen.FirstBarSeconds:0.00} s"),
            Text($"{chosen.Met} of {chosen.Moments} moments lie on it{Beside(chosen, grid.Considered, brief)}"));
        var missed = Misses(grid, brief).ToArray();
        if (missed.Length > 0)
        {
            yield return new Decision(
                "off the beat", Listed(missed), brief.Tempo.Fixed ? "the tempo is fixed and does not bend to meet them" : "no beat could be given to them");
        }

        var rings = grid.Tempo.SecondsAt(grid.FinalTick);
        var late = brief.Hits.Where(hit => hit.Hard && hit.Seconds > rings + 0.001).Select(Told).ToArray();
        if (late.Length > 0) yield return new Decision("not struck", Listed(late), "the last chord rings there");
    }

    private static string Beside(TempoCandidate chosen, ImmutableArray<TempoCandidate> all, Brief brief)
    {
        if (all.Length < 2) return "";
        var other = all[1];
        var name = brief.Tempo.Fixed ? "another offset" : Text($"{other.Bpm:0.0} bpm");
        return $"; the next best, {name}, {Drawback(chosen, other, brief)}";
    }

    private static string Drawback(TempoCandidate chosen, TempoCandidate other, Brief brief)
    {
        var missed = other.MissedSeconds.Except(chosen.MissedSeconds).ToArray();
        if (other.Met < chosen.Met && missed.Length > 0) return Text($"misses the moment at {missed[0]:0.00} s{(missed.Length > 1 ? $" and {missed.Length - 1} more" : "")}");
        if (other.OddBars > chosen.OddBars) return Text($"needs {other.OddBars} irregular bar{(other.OddBars == 1 ? "" : "s")} instead of {chosen.OddBars}");
        if (other.BendShare > chosen.BendShare + 0.001) return Text($"bends by {other.BendShare * 100:0.0} % instead of {chosen.BendShare * 100:0.0} %");
        if (Math.Abs(Math.Log(other.Bpm / brief.Tempo.Bpm)) > Math.Abs(Math.Log(chosen.Bpm / brief.Tempo.Bpm)) + 1e-6) return "lies farther from the tempo wished for";
        return "puts fewer of them on strong beats";
    }

    /// <summary>Hard hits that the grid does not meet, and by how much.</summary>
    private static IEnumerable<string> Misses(Grid grid, Brief brief)
    {
        foreach (var hit in brief.Hits.Where(hit => hit.Hard && hit.Kind != HitKind.End))
        {
            var beat = Math.Round(grid.Tempo.TicksAt(hit.Seconds) / Ticks.PerEighth) * Ticks.PerEighth;
            var missMs = (grid.Tempo.SecondsAt(beat) - hit.Seconds) * 1000;
            var struck = grid.Hits.Any(written => written.Hard && written.Seconds == hit.Seconds);
            if (Math.Abs(missMs) > 1) yield return Text($"{Told(hit)} by {missMs:+0;-0} ms{(struck ? ", struck all the same" : "")}");
        }
    }

    private static string Listed(string[] moments) =>
        string.Join("; ", moments.Take(MostListed)) + (moments.Length > MostListed ? $" and {moments.Length - MostListed} more" : "");

    private static string Told(HitPoint hit) => Text($"{HitWords.Of(hit.Name ?? hit.Kind.ToString())} at {hit.Seconds:0.00} s");

    private static double MeanBpm(Grid grid) => grid.Tempo.SecondsAt(grid.EndTick) is var seconds and > 0 ? 60 * grid.EndTick / (seconds * Ticks.PerQuarter) : grid.Tempo.BpmAt(0);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
