namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>
/// What has to be added to a sudden step or corner so that it holds nothing above half the sample rate: the difference to
/// the step of a windowed sinc (Brandt 2001, "Hard sync without aliasing", with a linear-phase kernel) and, for corners,
/// that difference summed up once more (Esqueda, Välimäki and Bilbao 2016). Rows stand for places between two samples.
/// </summary>
internal static class EdgeTable
{
    public const int Taps = 16;

    /// <summary>Samples of a row that lie before the edge or on it.</summary>
    public const int Before = Taps / 2;

    /// <summary>Between two rows values run straight; the error of that is below −85 dB.</summary>
    public const int Rows = 64;

    /// <summary>The kernel's corner as a share of the sample rate (20 kHz at 48 kHz) and its side lobes (about −57 dB).</summary>
    private const double Cutoff = 0.417;
    private const double KaiserBeta = 5.3;
    private const int Fine = 64;

    private static readonly (float[] Steps, float[] Corners) Tables = Make();

    /// <summary>Row by row; row r has the edge r/Rows of a sample after its eighth sample.</summary>
    public static float[] Steps => Tables.Steps;

    public static float[] Corners => Tables.Corners;

    private static (float[] Steps, float[] Corners) Make()
    {
        // The step and its sum on a fine grid over the kernel's width, by the trapezoid rule.
        const int perSample = Rows * Fine;
        const int points = (Taps * perSample) + 1;
        var step = new double[points];
        var ramp = new double[points];
        for (var i = 1; i < points; i++)
        {
            step[i] = step[i - 1] + ((Kernel((double)(i - 1) / perSample) + Kernel((double)i / perSample)) / 2 / perSample);
        }

        for (var i = 1; i < points; i++) ramp[i] = ramp[i - 1] + ((step[i - 1] + step[i]) / step[^1] / 2 / perSample);

        var steps = new float[(Rows + 1) * Taps];
        var corners = new float[(Rows + 1) * Taps];
        for (var row = 0; row <= Rows; row++)
        {
            for (var tap = 0; tap < Taps; tap++)
            {
                // Samples from the edge, which lies between taps Before − 1 and Before.
                var distance = tap - (Before - 1) - ((double)row / Rows);
                var at = (int)Math.Round((distance + Before) * perSample);
                var after = tap >= Before;
                steps[(row * Taps) + tap] = (float)((step[at] / step[^1]) - (after ? 1 : 0));
                corners[(row * Taps) + tap] = (float)(ramp[at] - (after ? distance : 0));
            }
        }

        return (steps, corners);
    }

    private static double Kernel(double at)
    {
        var x = at - Before;
        var edge = x / Before;
        var window = Bessel(KaiserBeta * Math.Sqrt(Math.Max(0, 1 - (edge * edge)))) / Bessel(KaiserBeta);
        var phase = 2 * Math.PI * Cutoff * x;
        return (x == 0 ? 1 : Math.Sin(phase) / phase) * window;
    }

    /// <summary>Modified Bessel function of order zero, by its series.</summary>
    private static double Bessel(double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var k = 1; k < 30; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }
}
