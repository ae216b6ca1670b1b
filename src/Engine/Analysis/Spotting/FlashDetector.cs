using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>
/// A flash: light that leaps up and is gone within half a second. Afterwards there is either the picture of before, or
/// a new one that comes out of the white: then it hides a cut. Strength is how white the picture was, HiddenCut how sure
/// another picture follows, 0 where it is the same; both 0 to 1.
/// </summary>
internal readonly record struct Flash(int Frame, int End, double Strength, double HiddenCut);

internal static class FlashDetector
{
    /// <summary>Least leap of mean luma, in levels.</summary>
    private const double Leap = 16;

    private const double LongestSeconds = 0.6;

    /// <summary>A flash is as good as full within the shorter time; what rises over the longer one is a fade.</summary>
    private const double FullSeconds = 0.07;
    private const double FullShare = 0.7;
    private const double ClimbSeconds = 0.2;
    private const double ClimbShare = 0.5;

    /// <summary>Share of the leap that may be left in a picture said to be that of before.</summary>
    private const double SameAgain = 0.35;

    /// <summary>Share of white in the first frame, and of unexplained difference in all, for a picture coming out of white.</summary>
    private const double White = 0.35;
    private const double Unexplained = 0.25;

    /// <summary>Difference before and after the flash, in levels, at which another picture is an even bet.</summary>
    private const double SurelyOther = 8;

    public static List<Flash> Find(FrameLog log)
    {
        var flashes = new List<Flash>();
        for (var frame = 1; frame < log.Count; frame++)
        {
            if (log[frame].Luma - log[frame - 1].Luma < Leap || IsClimbing(log, frame) || At(log, frame) is not { } flash) continue;
            flashes.Add(flash);
            frame = flash.End - 1;
        }

        return flashes;
    }

    /// <summary>The light was on its way up already, or goes on growing: a fade to white, not a flash.</summary>
    private static bool IsClimbing(FrameLog log, int frame)
    {
        var leap = log[frame].Luma - log[frame - 1].Luma;
        var least = log[frame - 1].Luma;
        for (var i = frame - 1; i >= 0 && log[frame].Seconds - log[i].Seconds <= ClimbSeconds; i--) least = Math.Min(least, log[i].Luma);
        if (log[frame - 1].Luma - least > ClimbShare * leap) return true;
        var (soon, late) = (0.0, 0.0);
        var full = Math.Max(frame + 2, log.FrameFrom(log[frame].Seconds + FullSeconds));
        for (var i = frame; i < log.Count && (i < full || log[i].Seconds - log[frame].Seconds <= ClimbSeconds); i++)
        {
            var rise = log[i].Luma - log[frame - 1].Luma;
            if (i < full) soon = Math.Max(soon, rise);
            else late = Math.Max(late, rise);
        }

        return soon < FullShare * late;
    }

    private static Flash? At(FrameLog log, int frame)
    {
        var before = frame - 1;
        var leap = log.Distance(before, frame);
        var end = Math.Min(log.Count, Math.Max(frame + 3, log.FrameFrom(log[frame].Seconds + LongestSeconds)));
        var peak = log[frame].Luma;
        for (var after = frame + 1; after < end; after++)
        {
            peak = Math.Max(peak, log[after].Luma);
            var fallen = peak - log[after].Luma;
            if (fallen < 0.5 * (peak - log[before].Luma) && fallen < 2 * Leap) continue;
            if (log.Distance(before, after) < SameAgain * leap && IsLit(log, before, frame, leap) && Thumbnails.Likeness(log[before].Thumbnail, log[after].Thumbnail) > 0.6)
            {
                return new Flash(frame, after, Thumbnails.Whitened(log[frame].Thumbnail, log[before].Thumbnail).White, 0);
            }
        }

        return OutOfWhite(log, frame, end);
    }

    /// <summary>The frame is the one before under white light, not another picture that happens to be brighter.</summary>
    private static bool IsLit(FrameLog log, int before, int frame, double leap) =>
        Thumbnails.Whitened(log[frame].Thumbnail, log[before].Thumbnail).Left < Unexplained * leap;

    /// <summary>All frames from the leap on are one picture under less and less white.</summary>
    private static Flash? OutOfWhite(FrameLog log, int frame, int end)
    {
        for (var after = frame + 1; after < end; after++)
        {
            if (log[frame].Luma - log[after].Luma < Leap || log[after].Change is null) continue;
            // The picture must have come to rest: the next frame is hardly darker.
            if (after + 1 < log.Count && log[after].Luma - log[after + 1].Luma > 2) continue;
            var (white, _) = Thumbnails.Whitened(log[frame].Thumbnail, log[after].Thumbnail);
            if (white < White) return null;
            var least = white;
            for (var between = frame; between < after; between++)
            {
                var (share, left) = Thumbnails.Whitened(log[between].Thumbnail, log[after].Thumbnail);
                if (left > Unexplained * log.Distance(frame, after) || share > least + 0.05) return null;
                least = share;
            }

            var difference = log.Distance(frame - 1, after);
            return new Flash(frame, after, white, difference / (difference + SurelyOther));
        }

        return null;
    }
}
