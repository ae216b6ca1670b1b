namespace Cuewright.Engine.Dsp;

/// <summary>Weights of the samples around a point that lies between two of them: a sinc under a Kaiser window.</summary>
internal static class KaiserSinc
{
    /// <summary>
    /// Weights of <paramref name="taps"/> samples for the point that lies this fraction of a sample (above 0, below 1) after
    /// the one at place taps/2 − 1. They sum to 1.
    /// </summary>
    public static float[] Weights(int taps, double fraction, double beta)
    {
        var weights = new double[taps];
        var half = taps / 2;
        for (var tap = 0; tap < taps; tap++)
        {
            var distance = tap - (half - 1) - fraction;
            var edge = distance / half;
            var window = Bessel(beta * Math.Sqrt(Math.Max(0, 1 - (edge * edge)))) / Bessel(beta);
            weights[tap] = Math.Sin(Math.PI * distance) / (Math.PI * distance) * window;
        }

        var sum = weights.Sum();
        return [.. weights.Select(weight => (float)(weight / sum))];
    }

    /// <summary>Modified Bessel function of order zero, by its series.</summary>
    private static double Bessel(double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var k = 1; k < 40; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }
}
