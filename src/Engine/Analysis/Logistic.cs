namespace Cuewright.Engine.Analysis;

internal static class Logistic
{
    /// <summary>The odds, given as a logarithm, as a probability.</summary>
    public static double Step(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
