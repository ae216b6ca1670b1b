using System.Collections.Immutable;
using Cuewright.Engine.Analysis;

namespace Cuewright.Engine.Briefing;

/// <summary>
/// How much happens in the picture from moment to moment, for the music to swell with: what moves and how the camera moves,
/// against what is usual in this clip. A clip in which nothing changes stays in the middle.
/// </summary>
internal static class ActionCurve
{
    /// <summary>Music swells slower than pictures move.</summary>
    private const int SmoothedSteps = 5;

    /// <summary>Less between the stillest and the liveliest moments is no contrast.</summary>
    private const double LeastSpan = 0.15;

    public static ImmutableArray<float> Of(ClipAnalysis? clip)
    {
        if (clip is null || clip.Curves.Motion.IsEmpty) return [];
        // Either alone can fill the eye; together they do not fill it twice.
        var moving = clip.Curves.Motion.Zip(clip.Curves.Camera, (objects, camera) => 1 - ((1 - objects) * (1 - camera))).ToArray();
        var smooth = moving.Select((_, i) => (double)moving[Math.Max(0, i - SmoothedSteps)..Math.Min(moving.Length, i + SmoothedSteps + 1)].Average()).ToArray();
        var ordered = smooth.Order().ToArray();
        var (low, high) = (ordered[(int)(0.1 * (ordered.Length - 1))], ordered[(int)(0.9 * (ordered.Length - 1))]);
        var span = Math.Max(LeastSpan, high - low);
        return [.. smooth.Select(value => (float)Math.Clamp(0.5 + ((value - ((low + high) / 2)) / span), 0, 1))];
    }
}
