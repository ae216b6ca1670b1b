namespace Cuewright.Engine.Time;

/// <summary>A stretch of time in seconds; the end belongs to it no more.</summary>
public readonly record struct Passage(double StartSeconds, double EndSeconds)
{
    public bool Holds(double seconds) => seconds >= StartSeconds && seconds < EndSeconds;
}
