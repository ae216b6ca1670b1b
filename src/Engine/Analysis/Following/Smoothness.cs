namespace Cuewright.Engine.Analysis.Following;

/// <summary>Whether a body seen as a whole goes on where a part of it seemed to stop: then nothing was struck.</summary>
internal static class Smoothness
{
    /// <summary>The stop lies on the way of the body, or so many cells beside it.</summary>
    private const int Beside = 3;

    /// <summary>What covers so many times more or fewer cells meanwhile is not seen whole, and nothing is known of it.</summary>
    private const double Whole = 1.3;

    private const double AboutSeconds = 0.13;
    private const int FewSightings = 3;

    /// <summary>
    /// It goes on if it moved and keeps so much of its velocity, or if one smooth curve leaves no more than this, in picture heights, and a corner
    /// would not leave so many times less.
    /// </summary>
    private const double Slow = 0.1;
    private const double Keeps = 0.6;
    private const double Smooth = 0.008;
    private const double Better = 2.5;

    public static bool GoesOn(Trace trace, double seconds, double cellX, double cellY)
    {
        if (seconds < trace.Start || seconds > trace.End) return false;
        var at = 0;
        while (at + 1 < trace.Count && trace.Seconds(at + 1) <= seconds) at++;
        int first = at, end = at + 1;
        while (first > 0 && (at - first < FewSightings || seconds - trace.Seconds(first - 1) < AboutSeconds)) first--;
        while (end < trace.Count && (end - at - 1 < FewSightings || trace.Seconds(end) - seconds < AboutSeconds)) end++;
        if (at - first < FewSightings || end - at - 1 < FewSightings) return false;
        if (!Passes(trace, first, end, cellX, cellY)) return false;
        var (before, after) = (trace.Velocity(first, at), trace.Velocity(at, end - 1));
        var speed = (before.X * before.X) + (before.Y * before.Y);
        if (speed > Slow * Slow && (before.X * after.X) + (before.Y * after.Y) > Keeps * speed) return true;
        var fit = KinkFit.At(trace, first, end, seconds);
        return trace.IsWhole(first, end, Whole) && fit.Bent < Smooth * Smooth && fit.Bent < Better * (fit.Kinked + KinkSearch.ErrorOf(trace));
    }

    private static bool Passes(Trace trace, int first, int end, double cellX, double cellY)
    {
        for (var i = first; i < end; i++)
        {
            var body = trace.Body(i);
            if (cellX > body.Left - Beside && cellX < body.Right + Beside && cellY > body.Top - Beside && cellY < body.Bottom + Beside) return true;
        }

        return false;
    }
}
