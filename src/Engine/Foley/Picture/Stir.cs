using System.Collections.Immutable;
using Cuewright.Engine.Analysis;

namespace Cuewright.Engine.Foley.Picture;

/// <summary>How much a stretch of a clip is stirred by what moves in it: leaves by the wind.</summary>
internal static class Stir
{
    /// <summary>Motion on its scale of 0 to 1: below the first everything is still, the second is usual.</summary>
    public const double Least = 0.03;
    private const double Usual = 0.25;

    private const double EverySeconds = 0.5;
    private const double QuietestDb = -10;
    private const double LoudestDb = 5;

    public static double Of(ClipAnalysis seen, double start, double end)
    {
        var curve = seen.Curves.Motion;
        var first = Math.Clamp((int)(start * PictureCurves.PerSecond), 0, curve.Length - 1);
        var count = Math.Clamp((int)((end - start) * PictureCurves.PerSecond), 1, curve.Length - first);
        return curve.AsSpan().Slice(first, count).ToArray().Average();
    }

    public static ImmutableArray<LevelPoint> Levels(ClipAnalysis seen, double start, double end) =>
    [
        .. Enumerable.Range(0, (int)((end - start) / EverySeconds) + 1).Select(i => start + (i * EverySeconds))
            .Select(at => new LevelPoint(at, Math.Clamp(10 * Math.Log10((Of(seen, at - EverySeconds, at + EverySeconds) + 1e-3) / Usual), QuietestDb, LoudestDb))),
    ];
}
