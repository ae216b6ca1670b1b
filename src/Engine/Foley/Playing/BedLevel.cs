using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Playing;

/// <summary>The level of a bed over time: its curve, and its fades at both ends.</summary>
internal sealed class BedLevel(BedCue cue)
{
    private const double Silence = -80;

    public double At(long sample)
    {
        var seconds = SampleClock.SecondsAt(sample);
        return Curve(seconds) + Fade((seconds - cue.Start) / cue.FadeInSeconds) + Fade((cue.End - seconds) / cue.FadeOutSeconds);
    }

    /// <summary>A quarter of a sine: two beds that follow one another overlap without a hole.</summary>
    private static double Fade(double share) => share >= 1 || double.IsNaN(share) ? 0 : share <= 0 ? Silence : Math.Max(Silence, 20 * Math.Log10(Math.Sin(share * Math.PI / 2)));

    private double Curve(double seconds)
    {
        if (cue.Levels.IsEmpty) return 0;
        var next = 0;
        while (next < cue.Levels.Length && cue.Levels[next].Seconds <= seconds) next++;
        if (next == 0) return cue.Levels[0].Db;
        if (next == cue.Levels.Length) return cue.Levels[^1].Db;
        var (from, to) = (cue.Levels[next - 1], cue.Levels[next]);
        return from.Db + ((to.Db - from.Db) * (seconds - from.Seconds) / (to.Seconds - from.Seconds));
    }
}
