namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>
/// Weights that read a recording between its samples: a Kaiser-windowed sinc for each of many places between two samples.
/// Read faster than recorded, a recording's highest partials would fold back below half the output's rate; the faster, the
/// lower the kernel cuts off and the longer it is, so that what folds lies 60 dB down or above 20 kHz. The weights are
/// 16-bit integers, as the recordings are: sixteen products take one instruction, and every machine gets the same bits.
/// </summary>
internal sealed class SincKernel
{
    /// <summary>All kernels have a multiple of this many taps.</summary>
    public const int TapGroup = 16;

    public const int MostTaps = 112;

    /// <summary>Weights sum to 2^14: the largest fits 16 bits, and sums of products fit 32.</summary>
    public const float Scale = 1f / (1 << 14) / (1 << 15);

    private const double Unity = 1 << 14;
    private const double StopDb = 64;

    /// <summary>Steps up to which a kernel serves; where it must have fallen by so much, in cycles per sample; its taps and places.</summary>
    private static readonly (double Step, Lazy<SincKernel> Kernel)[] Ladder =
    [
        Rung(0.95, 0.61, 16, 10),
        Rung(1.06, 0.55, 16, 10),
        Rung(1.25, 0.466, 16, 10),
        Rung(1.6, 0.364, 32, 10),
        Rung(2.1, 0.278, 32, 9),
        Rung(2.8, 0.208, 48, 9),
        Rung(3.7, 0.158, 64, 8),
        Rung(5, 0.117, 80, 8),
        Rung(double.MaxValue, 0.083, MostTaps, 8),
    ];

    private SincKernel(double stop, int taps, int phaseBits)
    {
        Taps = taps;
        PhaseShift = 32 - phaseBits;
        Weights = Make(stop - (Width(taps) / 2), taps, 1 << phaseBits);
    }

    public int Taps { get; }

    /// <summary>Taps before the sample that the position has passed last.</summary>
    public int Before => (Taps / 2) - 1;

    /// <summary>The upper bits of a position's fraction choose the row.</summary>
    public int PhaseShift { get; }

    public short[] Weights { get; }

    /// <summary>The kernel for reading so many samples of the recording per sample of sound.</summary>
    public static SincKernel For(double step)
    {
        var i = 0;
        while (step > Ladder[i].Step) i++;
        return Ladder[i].Kernel.Value;
    }

    private static (double Step, Lazy<SincKernel> Kernel) Rung(double step, double stop, int taps, int phaseBits) =>
        (step, new Lazy<SincKernel>(() => new SincKernel(stop, taps, phaseBits)));

    /// <summary>Cycles per sample from passing to stopping (Kaiser 1974).</summary>
    private static double Width(int taps) => (StopDb - 8) / (2 * Math.PI * 2.285 * taps);

    private static short[] Make(double cutoff, int taps, int phases)
    {
        var weights = new short[phases * taps];
        var row = new double[taps];
        for (var phase = 0; phase < phases; phase++)
        {
            // The middle of the interval that choosing a row rounds down to.
            var fraction = (phase + 0.5) / phases;
            for (var tap = 0; tap < taps; tap++)
            {
                var x = tap - ((taps / 2) - 1) - fraction;
                row[tap] = Sinc(2 * cutoff * x) * Kaiser(x / (taps / 2.0));
            }

            Round(row, weights.AsSpan(phase * taps, taps));
        }

        return weights;
    }

    /// <summary>Scaled so that a constant passes unchanged; the rounding left over goes to the heaviest weight, where it weighs least.</summary>
    private static void Round(ReadOnlySpan<double> row, Span<short> weights)
    {
        var sum = 0.0;
        foreach (var weight in row) sum += weight;
        var (left, heaviest) = ((int)Unity, 0);
        for (var tap = 0; tap < row.Length; tap++)
        {
            weights[tap] = (short)Math.Round(row[tap] / sum * Unity);
            left -= weights[tap];
            if (weights[tap] > weights[heaviest]) heaviest = tap;
        }

        weights[heaviest] += (short)left;
    }

    private static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static double Kaiser(double x)
    {
        const double Beta = 0.1102 * (StopDb - 8.7);
        return Math.Abs(x) >= 1 ? 0 : Bessel(Beta * Math.Sqrt(1 - (x * x)));
    }

    /// <summary>The modified Bessel function I0, by its series.</summary>
    private static double Bessel(double x)
    {
        var quarter = x * x / 4;
        var (sum, term) = (1.0, 1.0);
        for (var k = 1; term > 1e-9 * sum; k++)
        {
            term *= quarter / (k * k);
            sum += term;
        }

        return sum;
    }
}
