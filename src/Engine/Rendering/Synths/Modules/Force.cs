namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>What the force of a stroke does to a thing that is struck or plucked.</summary>
internal static class Force
{
    /// <summary>The velocity at which presets are levelled.</summary>
    private const double Usual = 90;

    /// <summary>Sampled instruments follow the square; a little less keeps ghost notes audible.</summary>
    private const double LevelPower = 1.7;

    /// <summary>1 at the usual velocity.</summary>
    public static double Of(float velocity) => velocity / Usual;

    public static double Level(float velocity) => Math.Pow(Of(velocity), LevelPower);

    /// <summary>
    /// How much of a stroke reaches a mode: what touches for a while cannot excite what swings faster than that. The
    /// envelope of the spectrum of a half-sine push.
    /// </summary>
    public static double Reaches(double hertz, double contactSeconds)
    {
        var cycles = 1.6 * hertz * contactSeconds;
        return 1 / (1 + (cycles * cycles));
    }

    /// <summary>A harder stroke rebounds sooner.</summary>
    public static double ContactSeconds(double usualSeconds, float velocity) => usualSeconds * Math.Pow(Of(velocity), -0.8);
}
