namespace Cuewright.Engine.Composing.Timing;

/// <summary>A time that must lie on the grid, to the sample. BarLine: it opens a section, so it must be the first beat of a bar.</summary>
internal sealed record Anchor(double Seconds, double Weight, bool BarLine);

/// <summary>The stretch up to an anchor: so many eighths at such a tempo, and whether the bar is cut or stretched to begin anew at its end.</summary>
internal readonly record struct Gap(double StartSeconds, double EndSeconds, int Eighths, bool NewBarAtEnd)
{
    public double Bpm => 30.0 * Eighths / (EndSeconds - StartSeconds);
}

/// <summary>A time that should lie near a sixteenth. Where it does, its accent is played on the picture, not on the grid.</summary>
internal readonly record struct LooseHit(double Seconds, double Cost)
{
    /// <summary>An accent this far from the beat still sounds like part of the bar: twice what good players differ by.</summary>
    public const double ReachSeconds = 0.05;
}
