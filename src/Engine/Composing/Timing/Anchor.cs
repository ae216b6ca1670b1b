namespace Cuewright.Engine.Composing.Timing;

/// <summary>
/// A time that must lie on a beat, to the sample. BarLine: it opens a section, so it must be the first beat of a bar.
/// MissSeconds: how far the grid runs beside the moment where the tempo may not bend.
/// </summary>
internal sealed record Anchor(double Seconds, double Weight, bool BarLine, double MissSeconds = 0);

/// <summary>
/// The stretch up to an anchor: so many eighths at such a tempo. BarAtEnd: a bar begins there. Free: an upbeat of one eighth
/// that takes as long as it needs to.
/// </summary>
internal readonly record struct Gap(double StartSeconds, double EndSeconds, int Eighths, bool BarAtEnd, bool Free = false)
{
    public double Bpm => 30.0 * Eighths / (EndSeconds - StartSeconds);
}

/// <summary>A time that should lie near a sixteenth, and how much that is worth.</summary>
internal readonly record struct LooseHit(double Seconds, double Weight)
{
    /// <summary>A note this near is heard as on the moment: a frame of film.</summary>
    public const double NearSeconds = 0.035;

    /// <summary>An accent this far from the beat still sounds like part of the bar: twice what good players differ by.</summary>
    public const double ReachSeconds = 0.05;
}
