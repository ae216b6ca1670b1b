using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Foley.Sounds.Liquids;

/// <summary>The sound of a bubble: a damped sine that rises as it comes to the surface (van den Doel, "Physically based models for liquid sounds", 2005).</summary>
internal static class Bubble
{
    /// <summary>Of air in water, in hertz times millimetres.</summary>
    private const double Minnaert = 3260;

    public static double Hertz(double radiusMm) => Minnaert / radiusMm;

    /// <summary>Until it has fallen by 60 dB: what it radiates, and what it loses to heat.</summary>
    public static double Seconds(double radiusMm)
    {
        var metres = radiusMm / 1000;
        return ModeBank.SixtyDb / ((0.13 / metres) + (0.0072 * Math.Pow(metres, -1.5)));
    }

    public static Ring Of(double radiusMm, double amplitude, double rising, double rings, double pan)
    {
        var seconds = Seconds(radiusMm) * rings;
        return new Ring
        {
            Hertz = Hertz(radiusMm),
            Seconds = seconds,
            Amplitude = amplitude,
            RiseSeconds = 0.3 / Hertz(radiusMm),
            Glide = rising * ModeBank.SixtyDb / seconds,
            Pan = pan,
        };
    }
}
