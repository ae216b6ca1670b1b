namespace Cuewright.Engine.Composing.Timing;

/// <summary>A time that must lie on the grid, to the sample. BarLine: it opens a section, so it must be the first beat of a bar.</summary>
internal sealed record Anchor(double Seconds, double Weight, bool BarLine);

/// <summary>The stretch up to an anchor: so many eighths at such a tempo, and whether the bar is cut or stretched to begin anew at its end.</summary>
internal readonly record struct Gap(double StartSeconds, double EndSeconds, int Eighths, bool NewBarAtEnd)
{
    public double Bpm => 30.0 * Eighths / (EndSeconds - StartSeconds);
}
