using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>
/// A bubble of air in water rings at a pitch that its size gives, and higher as it nears the surface (Minnaert 1933; losses
/// by van den Doel, "Physically based models for liquid sounds", 2005).
/// </summary>
internal static class Bubble
{
    /// <summary>Pitch times radius, in metres a second, near the surface.</summary>
    private const double Minnaert = 3.26;

    public static double Hertz(double radiusMm) => Minnaert / (radiusMm / 1000);

    /// <summary>Time constants a second: heat, sound and the water's own friction.</summary>
    public static double Damping(double radiusMm) => (0.13 / (radiusMm / 1000)) + (0.0072 * Math.Pow(radiusMm / 1000, -1.5));

    /// <param name="grains">Where it rings.</param>
    /// <param name="at">Sample of the stretch.</param>
    /// <param name="radiusMm">Its size.</param>
    /// <param name="amplitude">Its peak.</param>
    /// <param name="pan">−1 left to 1 right.</param>
    /// <param name="rise">Share of its pitch by which it rises in one time constant: 0 deep below, 0.1 and more at the surface.</param>
    /// <param name="damped">How many times sooner it dies away than in clear water.</param>
    public static void Ring(Grains grains, double at, double radiusMm, double amplitude, double pan, double rise, double damped = 1)
    {
        var (hertz, damping) = (Hertz(radiusMm), damped * Damping(radiusMm));
        grains.Ping(at, hertz, hertz * damping * rise, ModeBank.SixtyDb / damping, amplitude, pan, 0.6 / hertz);
    }
}
