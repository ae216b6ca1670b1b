using System.Collections.Immutable;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Analysis.Listening;

/// <summary>From how likely each frame is to passages with borders.</summary>
/// <param name="Sure">A passage reaches this somewhere.</param>
/// <param name="Likely">And stays above this.</param>
/// <param name="LeastSeconds">Shorter is chance.</param>
/// <param name="BridgeSeconds">Gaps shorter than this belong to it.</param>
/// <param name="BorderSeconds">How far the true border may lie from where the likelihood, which knows only stretches, puts it.</param>
internal sealed record PassageFinder(double Sure, double Likely, double LeastSeconds, double BridgeSeconds, double BorderSeconds)
{
    /// <summary>A smaller step in level is no border.</summary>
    private const double LeastStepDb = 3;

    /// <summary>Frames that must stand on each side of a step.</summary>
    private const int LeastSide = 4;

    public ImmutableArray<Passage> Find(double[] likelihood, double[] levelDb)
    {
        var inside = new bool[likelihood.Length];
        foreach (var (start, end) in Runs(likelihood, Likely))
        {
            if (likelihood.AsSpan(start, end - start).ContainsAnyInRange(Sure, 1)) inside.AsSpan(start, end - start).Fill(true);
        }

        var passages = Bridged(Runs(inside).Where(run => run.End - run.Start >= Frames(LeastSeconds)));
        var trimmed = passages.Select(run => (Border(run, levelDb, rising: true), Border(run, levelDb, rising: false))).Where(run => run.Item2 > run.Item1);
        return [.. Bridged(trimmed).Select(run => new Passage(Seconds(run.Start), Seconds(run.End)))];
    }

    private static int Frames(double seconds) => (int)Math.Round(seconds * SoundMeter.PerSecond);

    /// <summary>A frame stands for the fiftieth of a second around its middle.</summary>
    private static double Seconds(int frame) => Math.Max(0, (frame - 0.5) / SoundMeter.PerSecond);

    private static IEnumerable<(int Start, int End)> Runs(double[] values, double least) => Runs([.. values.Select(value => value > least)]);

    private static IEnumerable<(int Start, int End)> Runs(bool[] inside)
    {
        for (var i = 0; i < inside.Length; i++)
        {
            if (!inside[i]) continue;
            var start = i;
            while (i < inside.Length && inside[i]) i++;
            yield return (start, i);
        }
    }

    private List<(int Start, int End)> Bridged(IEnumerable<(int Start, int End)> runs)
    {
        var bridged = new List<(int Start, int End)>();
        foreach (var run in runs)
        {
            if (bridged.Count > 0 && run.Start - bridged[^1].End < Frames(BridgeSeconds)) bridged[^1] = (bridged[^1].Start, Math.Max(run.End, bridged[^1].End));
            else bridged.Add(run);
        }

        return bridged;
    }

    /// <summary>Where a single step fits the level around the border best.</summary>
    private int Border((int Start, int End) run, double[] levelDb, bool rising)
    {
        var (border, reach) = (rising ? run.Start : run.End, Frames(BorderSeconds));
        if (border == 0 || border == levelDb.Length) return border;
        var from = Math.Max(rising ? 0 : run.Start, border - reach);
        var to = Math.Min(rising ? run.End : levelDb.Length, border + reach);
        var all = 0.0;
        for (var i = from; i < to; i++) all += levelDb[i];

        var (best, place, before) = (0.0, border, 0.0);
        for (var i = from; i < to; i++)
        {
            var (left, right) = (i - from, to - i);
            if (left >= LeastSide && right >= LeastSide)
            {
                var step = ((all - before) / right) - (before / left);
                if (!rising) step = -step;
                // What the step takes away from the variance.
                var gain = step * step * left * right;
                if (step > LeastStepDb && gain > best) (best, place) = (gain, i);
            }

            before += levelDb[i];
        }

        return place;
    }
}
