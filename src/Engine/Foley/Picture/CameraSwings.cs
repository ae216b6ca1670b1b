using Cuewright.Engine.Analysis;

namespace Cuewright.Engine.Foley.Picture;

/// <summary>The camera swings round or rushes forward: fast, and soon over. A pan that shows something is slower.</summary>
internal static class CameraSwings
{
    /// <summary>Picture widths a second, or shares of its size.</summary>
    private const double Fast = 1.2;
    private const double FastZoom = 1.5;
    private const double LongestSeconds = 1.2;

    /// <summary>It has begun and ended where it goes at this share of its full speed.</summary>
    private const double Begun = 0.35;

    /// <summary>Speed, in the same, of usual strength.</summary>
    private const double Half = 2.5;

    public static IEnumerable<SeenEvent> In(ClipAnalysis seen)
    {
        var (curves, step) = (seen.Curves, 1 / PictureCurves.PerSecond);
        double[] speeds = [.. curves.Camera.Select((_, i) => SpeedAt(curves, i))];
        for (var i = 0; i < speeds.Length; i++)
        {
            if (speeds[i] < 1) continue;
            var top = i;
            var end = i;
            for (; end < speeds.Length && speeds[end] >= Begun * speeds[top]; end++) top = speeds[end] > speeds[top] ? end : top;
            var start = i;
            while (start > 0 && speeds[start - 1] >= Begun * speeds[top]) start--;
            var pan = Math.Clamp(1.5 * curves.Pan[top], -1, 1);
            i = end;
            if ((end - start) * step > LongestSeconds) continue;
            yield return new SeenEvent
            {
                Seconds = Middle(speeds, start, end) * step,
                Kind = SeenKind.CameraMove,
                Strength = speeds[top] / (speeds[top] + (Half / Fast)),
                Length = (end - start) * step,
                // What is seen goes past the other way.
                Pan = pan,
                PanEnd = -pan,
                Size = 1,
                Speed = speeds[top],
                Because = "the camera swings round",
            };
        }
    }

    /// <summary>In multiples of what counts as fast.</summary>
    private static double SpeedAt(PictureCurves curves, int i)
    {
        var (pan, tilt) = (CameraSpeed(curves.Pan[i]), CameraSpeed(curves.Tilt[i]));
        return Math.Max(Math.Sqrt((pan * pan) + (tilt * tilt)) / Fast, PictureCurves.OffScale(Math.Abs(curves.Zoom[i]), 0.4) / FastZoom);
    }

    private static double CameraSpeed(double value) => PictureCurves.OffScale(Math.Abs(value), PictureCurves.LivelyCamera);

    private static double Middle(double[] speeds, int start, int end)
    {
        var (sum, weighted) = (0.0, 0.0);
        for (var i = start; i < end; i++)
        {
            sum += speeds[i];
            weighted += speeds[i] * (i + 0.5);
        }

        return weighted / sum;
    }
}
