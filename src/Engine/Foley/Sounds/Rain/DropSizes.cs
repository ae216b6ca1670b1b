using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Rain;

/// <summary>How large the drops of a rain are and how hard they strike (Marshall and Palmer 1948; Atlas et al. 1973).</summary>
internal readonly record struct DropSizes(double MmPerHour)
{
    /// <summary>Smaller ones fall too slowly to be heard.</summary>
    private const double LeastMm = 0.6;
    private const double LargestMm = 6.5;

    /// <summary>What all else is measured against.</summary>
    private const double UsualMm = 2;

    /// <summary>Mean by which drops exceed the least: the more it rains, the larger they are.</summary>
    public double ScaleMm => Math.Pow(MmPerHour, 0.21) / 4.1;

    public static double FallSpeed(double mm) => 9.65 - (10.3 * Math.Exp(-0.6 * mm));

    /// <summary>Peak of its push, ρ·v²·d², against a drop of 2 mm.</summary>
    public static double Push(double mm) => Math.Pow(mm * FallSpeed(mm) / (UsualMm * FallSpeed(UsualMm)), 2);

    /// <summary>How long it takes to burst, against a drop of 2 mm.</summary>
    public static double Contact(double mm) => mm / FallSpeed(mm) * FallSpeed(UsualMm) / UsualMm;

    /// <summary>One of those that strike a ground: more of the fast ones do than hang in the air.</summary>
    public double Draw(Chance chance)
    {
        while (true)
        {
            var mm = LeastMm + (ScaleMm * Arrivals.Exponential(chance));
            if (mm < LargestMm && chance.Next() < FallSpeed(mm) / FallSpeed(LargestMm)) return mm;
        }
    }
}
