namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>
/// The picture goes into, or comes out of, an even surface (black, white): from the frame where it begins to move to
/// the frame where it is done.
/// </summary>
internal readonly record struct Fade(int Frame, int End, bool Out, double Strength);

internal static class FadeDetector
{
    /// <summary>Deviation of luma below which a picture is an even surface, in levels.</summary>
    public const double Even = 3;

    private const double ShortestSeconds = 0.12;

    /// <summary>Contrast a picture must have had for its going to be a fade.</summary>
    private const double Picture = 6;

    public static List<Fade> Find(FrameLog log, IReadOnlyList<Flash> flashes)
    {
        var fades = new List<Fade>();
        var frame = 0;
        while (frame < log.Count)
        {
            if (log[frame].Contrast >= Even)
            {
                frame++;
                continue;
            }

            var end = frame;
            while (end < log.Count && log[end].Contrast < Even) end++;
            if (frame > 0) Add(Climb(log, frame, -1));
            if (end < log.Count) Add(Climb(log, end - 1, +1));
            frame = end;
        }

        return fades;

        void Add(Fade? fade)
        {
            // The white of a flash is an even surface too.
            if (fade is { } found && !flashes.Any(flash => flash.Frame <= found.End && flash.End >= found.Frame)) fades.Add(found);
        }
    }

    /// <summary>From the even surface toward the full picture: as long as the contrast grows at least a third as fast as so far.</summary>
    private static Fade? Climb(FrameLog log, int even, int step)
    {
        var at = even;
        var top = even;
        while (at + step >= 0 && at + step < log.Count)
        {
            at += step;
            if (log[at].Contrast > log[top].Contrast) top = at;
            var seconds = Math.Abs(log[at].Seconds - log[even].Seconds);
            var pace = (log[top].Contrast - log[even].Contrast) / Math.Max(seconds, log.FrameSeconds);
            var behind = Math.Abs(log[at].Seconds - log[top].Seconds);
            // Held frames stand still between steps, so a short wait is no end.
            if (behind > 0.1 || (top == at && seconds > ShortestSeconds && IsSlow(log, at, step, pace))) break;
        }

        var rise = log[top].Contrast - log[even].Contrast;
        var length = Math.Abs(log[top].Seconds - log[even].Seconds);
        if (rise < Picture || length < Math.Max(ShortestSeconds, 2.5 * log.FrameSeconds) || HasLeap(log, even, top)) return null;
        var strength = Math.Min(1, rise / 40);
        return step < 0 ? new Fade(top, even, true, strength) : new Fade(even, top, false, strength);
    }

    private static bool IsSlow(FrameLog log, int at, int step, double pace)
    {
        var ahead = Math.Clamp(log.FrameFrom(log[at].Seconds + (step * 0.1)), 0, log.Count - 1);
        if (ahead == at) return true;
        var seconds = Math.Abs(log[ahead].Seconds - log[at].Seconds);
        return (log[ahead].Contrast - log[at].Contrast) / seconds < pace / 3;
    }

    /// <summary>One frame did most of it: then it was cut to black, not faded.</summary>
    private static bool HasLeap(FrameLog log, int a, int b)
    {
        var (from, to) = (Math.Min(a, b), Math.Max(a, b));
        var whole = Math.Abs(log[to].Contrast - log[from].Contrast);
        for (var i = from + 1; i <= to; i++)
        {
            if (Math.Abs(log[i].Contrast - log[i - 1].Contrast) > 0.6 * whole) return true;
        }

        return false;
    }
}
