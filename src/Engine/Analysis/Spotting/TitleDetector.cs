using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>Writing comes up over the picture and stays; how much detail it adds, in quarter levels summed over its blocks.</summary>
internal readonly record struct Title(int Frame, double Amount);

/// <summary>
/// Writing or a graphic comes up within a shot: some blocks in a row, not most of the picture, hold clearly more drawing than
/// before, all of them at the same time, and keep it. What comes in moving fills its blocks one after the other.
/// </summary>
internal static class TitleDetector
{
    /// <summary>Times, from the moment looked at, over which the picture before and after is taken; between them it may fade in.</summary>
    private const double BeforeFrom = 0.5;
    private const double BeforeTo = 0.1;
    private const double AfterFrom = 0.55;
    private const double AfterTo = 1.1;

    /// <summary>Least rise of detail in a block, in quarter levels, and as a multiple of how it wavers.</summary>
    private const double LeastRise = 8;
    private const double OverWavering = 3;

    /// <summary>Blocks that rise: fewer are chance, more are light or a new picture.</summary>
    private const int FewBlocks = 3;
    private const int ManyBlocks = BlockSearch.Blocks * 7 / 10;

    /// <summary>So many beside one another lie like writing.</summary>
    private const int WideBlocks = 3;

    /// <summary>It begins where this share of the rise is reached, and most blocks must be half way up within this time of one another.</summary>
    private const double Begun = 0.2;
    private const double TogetherSeconds = 0.07;
    private const double MostOfThem = 0.75;

    public static IEnumerable<Title> Find(FrameLog log, int first, int end)
    {
        var free = 0.0;
        for (var frame = first + 1; frame < end; frame++)
        {
            var now = log[frame].Seconds;
            if (now < free || now - BeforeFrom < log[first].Seconds - 1e-6) continue;
            var (afterFrom, afterTo) = (log.FrameFrom(now + AfterFrom), log.FrameFrom(now + AfterTo));
            if (afterTo >= end) yield break;
            if (At(log, log.FrameFrom(now - BeforeFrom), log.FrameFrom(now - BeforeTo), afterFrom, afterTo) is not { } found) continue;
            yield return found;
            free = now + AfterTo;
        }
    }

    private static Title? At(FrameLog log, int beforeFrom, int beforeTo, int afterFrom, int afterTo)
    {
        if (beforeTo <= beforeFrom || afterTo <= afterFrom) return null;
        Span<int> halfWay = stackalloc int[BlockSearch.Blocks];
        Span<int> sorted = stackalloc int[BlockSearch.Blocks];
        var count = 0;
        for (var block = 0; block < halfWay.Length; block++)
        {
            halfWay[block] = HalfWay(log, block, beforeFrom, beforeTo, afterFrom, afterTo);
            if (halfWay[block] > 0) sorted[count++] = halfWay[block];
        }

        if (count is < FewBlocks or > ManyBlocks) return null;
        sorted[..count].Sort();
        var middle = log[sorted[count / 2]].Seconds;
        Span<bool> risen = stackalloc bool[BlockSearch.Blocks];
        for (var block = 0; block < risen.Length; block++)
        {
            risen[block] = halfWay[block] > 0 && Math.Abs(log[halfWay[block]].Seconds - middle) <= TogetherSeconds;
        }

        var together = risen.Count(true);
        if (together < MostOfThem * count || LongestRow(risen) < WideBlocks) return null;
        var (frame, amount) = Beginning(log, risen, beforeFrom, beforeTo, afterFrom, afterTo);
        return new Title(frame, amount);
    }

    /// <summary>The frame at which a block that clearly rises has done half of it, 0 where it does not.</summary>
    private static int HalfWay(FrameLog log, int block, int beforeFrom, int beforeTo, int afterFrom, int afterTo)
    {
        var (before, waverBefore) = Level(log, block, beforeFrom, beforeTo);
        var (after, waverAfter) = Level(log, block, afterFrom, afterTo);
        var rise = after - before;
        if (rise < LeastRise + (OverWavering * (waverBefore + waverAfter))) return 0;
        var frame = beforeTo;
        while (frame < afterTo - 1 && log[frame].Detail[block] < before + (rise / 2)) frame++;
        return frame;
    }

    private static (int Frame, double Rise) Beginning(FrameLog log, ReadOnlySpan<bool> risen, int beforeFrom, int beforeTo, int afterFrom, int afterTo)
    {
        double before = 0, after = 0;
        for (var block = 0; block < risen.Length; block++)
        {
            if (!risen[block]) continue;
            before += Level(log, block, beforeFrom, beforeTo).Mean;
            after += Level(log, block, afterFrom, afterTo).Mean;
        }

        for (var frame = beforeTo; frame < afterTo; frame++)
        {
            var sum = 0.0;
            for (var block = 0; block < risen.Length; block++) sum += risen[block] ? log[frame].Detail[block] : 0;
            if (sum >= before + (Begun * (after - before))) return (frame, after - before);
        }

        return (afterTo, after - before);
    }

    private static int LongestRow(ReadOnlySpan<bool> risen)
    {
        var (longest, run) = (0, 0);
        for (var block = 0; block < risen.Length; block++)
        {
            run = block % BlockSearch.Across == 0 || !risen[block] ? (risen[block] ? 1 : 0) : run + 1;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static (double Mean, double Wavering) Level(FrameLog log, int block, int from, int to)
    {
        double sum = 0, off = 0;
        for (var frame = from; frame < to; frame++) sum += log[frame].Detail[block];
        var mean = sum / (to - from);
        for (var frame = from; frame < to; frame++) off += Math.Abs(log[frame].Detail[block] - mean);
        return (mean, off / (to - from));
    }
}
