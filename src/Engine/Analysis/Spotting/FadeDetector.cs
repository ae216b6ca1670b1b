using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>
/// The picture goes into, or comes out of, an even surface (black, white): from the last frame before it begins to move
/// to the frame where it is done.
/// </summary>
internal readonly record struct Fade(int Frame, int End, bool Out, double Strength);

internal static class FadeDetector
{
    /// <summary>Deviation of luma below which a picture is an even surface, in levels.</summary>
    public const double Even = 3;

    private const double ShortestSeconds = 0.12;

    /// <summary>A quick fade may turn before it is quite even: then it is a hollow, this much shallower than the picture on both sides.</summary>
    private const double HollowShare = 0.2;
    private const double HollowSeconds = 0.25;
    private const double BesideSeconds = 0.8;

    /// <summary>How much picture there must have been for its going to be a fade.</summary>
    private const double Picture = 6;

    /// <summary>
    /// A level of difference from the surface's light counts for this much deviation: a flat picture comes out of black
    /// by its light alone.
    /// </summary>
    private const double LightShare = 0.3;

    /// <summary>Deviation and light within these of the most even frame are the surface itself.</summary>
    private const double SurfaceDeviation = 0.4;
    private const double SurfaceLight = 1.5;

    /// <summary>Halfway it is the same drawing already: a camera that turns away from an empty sky is no fade.</summary>
    private const double Alike = 0.4;

    public static List<Fade> Find(FrameLog log, IReadOnlyList<Flash> flashes)
    {
        var fades = new List<Fade>();
        var frame = 0;
        while (frame < log.Count)
        {
            if (log[frame].Contrast >= Even && !IsHollow(log, frame))
            {
                frame++;
                continue;
            }

            var end = frame + 1;
            while (end < log.Count && log[end].Contrast < Even) end++;
            var (first, last) = Surface(log, frame, end);
            if (first > 0) Add(Climb(log, first, -1));
            if (last < log.Count - 1) Add(Climb(log, last, +1));
            frame = end;
        }

        return fades;

        void Add(Fade? fade)
        {
            // The white of a flash is an even surface too.
            if (fade is { } found && !flashes.Any(flash => flash.Frame <= found.End && flash.End >= found.Frame)) fades.Add(found);
        }
    }

    private static bool IsHollow(FrameLog log, int frame)
    {
        var floor = log[frame].Contrast;
        var (first, end) = log.Around(frame, HollowSeconds);
        for (var i = first; i < end; i++)
        {
            if (log[i].Contrast < floor) return false;
        }

        (first, end) = log.Around(frame, BesideSeconds);
        return floor < HollowShare * Math.Min(Most(log, first, frame), Most(log, frame, end));
    }

    private static double Most(FrameLog log, int first, int end)
    {
        var most = 0.0;
        for (var i = first; i < end; i++) most = Math.Max(most, log[i].Contrast);
        return most;
    }

    /// <summary>First and last of the frames that show the bare surface, in a run of nearly even ones.</summary>
    private static (int First, int Last) Surface(FrameLog log, int from, int end)
    {
        var barest = from;
        for (var i = from; i < end; i++)
        {
            if (log[i].Contrast < log[barest].Contrast) barest = i;
        }

        var (first, last) = (barest, barest);
        while (first > from && IsBare(first - 1)) first--;
        while (last < end - 1 && IsBare(last + 1)) last++;
        return (first, last);

        bool IsBare(int i) =>
            log[i].Contrast < log[barest].Contrast + SurfaceDeviation && Math.Abs(log[i].Luma - log[barest].Luma) < SurfaceLight;
    }

    /// <summary>From the even surface toward the full picture: as long as it grows at least a third as fast as so far.</summary>
    private static Fade? Climb(FrameLog log, int even, int step)
    {
        var at = even;
        var top = even;
        while (at + step >= 0 && at + step < log.Count)
        {
            at += step;
            if (Height(log, even, at) > Height(log, even, top)) top = at;
            var seconds = Math.Abs(log[at].Seconds - log[even].Seconds);
            var pace = Height(log, even, top) / Math.Max(seconds, log.FrameSeconds);
            var behind = Math.Abs(log[at].Seconds - log[top].Seconds);
            // Held frames stand still between steps, so a short wait is no end.
            if (behind > 0.1 || (top == at && seconds > ShortestSeconds && IsSlow(log, even, at, step, pace))) break;
        }

        var rise = Height(log, even, top);
        var length = Math.Abs(log[top].Seconds - log[even].Seconds);
        if (rise < Picture || length < Math.Max(ShortestSeconds, 2.5 * log.FrameSeconds) || HasLeap(log, even, top)) return null;
        if (Thumbnails.Likeness(log[(even + top) / 2].Thumbnail, log[top].Thumbnail) < Alike) return null;
        var strength = Math.Min(1, rise / 40);
        return step < 0 ? new Fade(top, even, true, strength) : new Fade(even, top, false, strength);
    }

    /// <summary>How far a frame is from the surface: deviation, and difference of light.</summary>
    private static double Height(FrameLog log, int even, int frame) =>
        log[frame].Contrast - log[even].Contrast + (LightShare * Math.Abs(log[frame].Luma - log[even].Luma));

    private static bool IsSlow(FrameLog log, int even, int at, int step, double pace)
    {
        var ahead = Math.Clamp(log.FrameFrom(log[at].Seconds + (step * 0.1)), 0, log.Count - 1);
        if (ahead == at) return true;
        var seconds = Math.Abs(log[ahead].Seconds - log[at].Seconds);
        return (Height(log, even, ahead) - Height(log, even, at)) / seconds < pace / 3;
    }

    /// <summary>One frame did most of it: then it was cut to black, not faded.</summary>
    private static bool HasLeap(FrameLog log, int even, int top)
    {
        var (from, to) = (Math.Min(even, top), Math.Max(even, top));
        var whole = Height(log, even, top);
        for (var i = from + 1; i <= to; i++)
        {
            if (Math.Abs(Height(log, even, i) - Height(log, even, i - 1)) > 0.6 * whole) return true;
        }

        return false;
    }
}
