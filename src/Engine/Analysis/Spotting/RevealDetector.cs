namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>Light comes on within a shot and stays: what was hidden in the dark is seen.</summary>
internal static class RevealDetector
{
    /// <summary>Rise of mean luma, in levels, and the time before and after which must be dark and bright.</summary>
    private const double Rise = 28;
    private const double HoldSeconds = 0.5;
    private const double WithinSeconds = 0.3;

    public static IEnumerable<(int Frame, double Strength)> Find(FrameLog log, int first, int end)
    {
        for (var frame = first + 1; frame < end; frame++)
        {
            var lit = log.FrameFrom(log[frame].Seconds + WithinSeconds);
            var held = log.FrameFrom(log[frame].Seconds + WithinSeconds + HoldSeconds);
            if (held >= end) yield break;
            var dark = log[frame - 1].Luma;
            var rise = log[lit].Luma - dark;
            if (rise < Rise || log[held].Luma - dark < 0.8 * rise || log[frame].Luma - dark < 0.25 * rise) continue;
            yield return (frame, Math.Min(1, rise / 100));
            frame = held;
        }
    }
}
