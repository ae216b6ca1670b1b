namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>Pressure of a shock that passes: up at once, down through nothing, and slowly back (Friedlander).</summary>
internal static class Blast
{
    /// <summary>Its sum over all time is nothing, so it leaves no constant behind.</summary>
    /// <param name="phases">Time since it came, in lengths of its positive phase.</param>
    public static double Pressure(double phases) => phases < 0 ? 0 : (1 - phases) * Math.Exp(-phases);
}
