using Cuewright.Engine.Dsp;

namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>What doing something harder does to most sounds: they are louder, and their spectrum reaches higher.</summary>
internal static class Strength
{
    public const double Usual = 0.6;

    private const double DbPerForce = 36;
    private const double OctavesPerForce = 2;

    /// <summary>1 at the usual force.</summary>
    public static double Gain(Manner manner) => Decibels.ToGain(DbPerForce * (manner.Force - Usual));

    /// <summary>By how much the upper edge of the spectrum moves.</summary>
    public static double Opens(Manner manner) => Math.Pow(2, OctavesPerForce * (manner.Force - Usual));
}
