namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>Where the movement of things is at its height: tops of the motion curve that stand out from the seconds around them.</summary>
internal static class MotionPeaks
{
    private const int AloneSamples = (int)(1.5 * PictureCurves.PerSecond);

    /// <summary>A top must reach this, and rise this far above the lowest near it.</summary>
    private const float Least = 0.3f;
    private const float Rise = 0.2f;

    public static IEnumerable<(double Seconds, double Strength)> Find(IReadOnlyList<float> motion)
    {
        for (var i = 0; i < motion.Count; i++)
        {
            if (motion[i] < Least) continue;
            var near = Enumerable.Range(i - AloneSamples, (2 * AloneSamples) + 1).Where(at => at >= 0 && at < motion.Count).ToArray();
            // Of equal tops the first counts.
            if (near.Any(at => motion[at] > motion[i] || (motion[at] == motion[i] && at < i))) continue;
            if (motion[i] - near.Min(at => motion[at]) < Rise) continue;
            yield return (i / PictureCurves.PerSecond, motion[i]);
        }
    }
}
