namespace Cuewright.Engine.Time;

/// <summary>The one rate all sound inside runs at, and the only place where seconds and samples meet.</summary>
public static class SampleClock
{
    public const int Rate = 48_000;

    public static long SamplesAt(double seconds) => (long)Math.Round(seconds * Rate, MidpointRounding.AwayFromZero);

    public static double SecondsAt(long samples) => (double)samples / Rate;
}
