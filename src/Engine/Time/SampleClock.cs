namespace Cuewright.Engine.Time;

/// <summary>The one rate all sound inside runs at, and the only place where seconds and samples meet.</summary>
public static class SampleClock
{
    public const int Rate = 48_000;

    public static long SamplesAt(double seconds) => (long)Math.Round(seconds * Rate, MidpointRounding.AwayFromZero);

    /// <summary>As many samples of another rate as last as long, to the nearest.</summary>
    public static long SamplesAt(long samples, int rate) => ((2 * samples * rate) + Rate) / (2 * Rate);

    public static double SecondsAt(long samples) => (double)samples / Rate;
}
