using System.Collections.Immutable;
using Cuewright.Engine.Analysis;

namespace Cuewright.Engine.Cues;

/// <summary>Which frame is on screen.</summary>
internal static class FrameClock
{
    /// <summary>
    /// Counted from the first of the clip; null without one. The frames before the stretch that was watched are counted at the
    /// clip's mean rate.
    /// </summary>
    public static long? FrameAt(ClipAnalysis? clip, double seconds, double offsetSeconds)
    {
        if (clip is null) return null;
        var before = (long)Math.Ceiling((offsetSeconds * clip.FrameRate.PerSecond) - 1e-3);
        var at = clip.FrameTimes.BinarySearch(seconds + (1e-3 * clip.FrameRate.FrameSeconds));
        return before + (at >= 0 ? at : ~at - 1);
    }
}
