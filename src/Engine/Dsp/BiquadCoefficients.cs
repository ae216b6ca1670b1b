using System.Numerics;

namespace Cuewright.Engine.Dsp;

/// <summary>
/// One second-order section, y = b0·x + b1·x₁ + b2·x₂ − a1·y₁ − a2·y₂, a0 scaled to 1. The shapes are those of
/// Robert Bristow-Johnson's "Audio EQ Cookbook"; shelves take a Q too (0.707: steepest without a bump).
/// </summary>
internal readonly record struct BiquadCoefficients(double B0, double B1, double B2, double A1, double A2)
{
    public const double Butterworth = 0.70710678118654752;

    /// <summary>Leaves everything as it is.</summary>
    public static readonly BiquadCoefficients Through = new(1, 0, 0, 0, 0);

    public static BiquadCoefficients LowPass(int sampleRate, double hz, double q = Butterworth)
    {
        var (cos, alpha) = Angle(sampleRate, hz, q);
        return Normalised((1 - cos) / 2, 1 - cos, (1 - cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
    }

    public static BiquadCoefficients HighPass(int sampleRate, double hz, double q = Butterworth)
    {
        var (cos, alpha) = Angle(sampleRate, hz, q);
        return Normalised((1 + cos) / 2, -(1 + cos), (1 + cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
    }

    /// <summary>0 dB at its middle.</summary>
    public static BiquadCoefficients BandPass(int sampleRate, double hz, double q)
    {
        var (cos, alpha) = Angle(sampleRate, hz, q);
        return Normalised(alpha, 0, -alpha, 1 + alpha, -2 * cos, 1 - alpha);
    }

    public static BiquadCoefficients Peak(int sampleRate, double hz, double gainDb, double q)
    {
        var (cos, alpha) = Angle(sampleRate, hz, q);
        var a = Math.Pow(10, gainDb / 40);
        return Normalised(1 + (alpha * a), -2 * cos, 1 - (alpha * a), 1 + (alpha / a), -2 * cos, 1 - (alpha / a));
    }

    public static BiquadCoefficients LowShelf(int sampleRate, double hz, double gainDb, double q = Butterworth)
    {
        var (cos, alpha) = Angle(sampleRate, hz, q);
        var a = Math.Pow(10, gainDb / 40);
        var root = 2 * Math.Sqrt(a) * alpha;
        return Normalised(
            a * (a + 1 - ((a - 1) * cos) + root),
            2 * a * (a - 1 - ((a + 1) * cos)),
            a * (a + 1 - ((a - 1) * cos) - root),
            a + 1 + ((a - 1) * cos) + root,
            -2 * (a - 1 + ((a + 1) * cos)),
            a + 1 + ((a - 1) * cos) - root);
    }

    public static BiquadCoefficients HighShelf(int sampleRate, double hz, double gainDb, double q = Butterworth)
    {
        var (cos, alpha) = Angle(sampleRate, hz, q);
        var a = Math.Pow(10, gainDb / 40);
        var root = 2 * Math.Sqrt(a) * alpha;
        return Normalised(
            a * (a + 1 + ((a - 1) * cos) + root),
            -2 * a * (a - 1 + ((a + 1) * cos)),
            a * (a + 1 + ((a - 1) * cos) - root),
            a + 1 - ((a - 1) * cos) + root,
            2 * (a - 1 - ((a + 1) * cos)),
            a + 1 - ((a - 1) * cos) - root);
    }

    /// <summary>How loud it lets a frequency through.</summary>
    public double ResponseDb(int sampleRate, double hz)
    {
        var z = Complex.FromPolarCoordinates(1, -2 * Math.PI * hz / sampleRate);
        return Decibels.FromGain(((B0 + (z * (B1 + (z * B2)))) / (1 + (z * (A1 + (z * A2))))).Magnitude);
    }

    private static (double Cos, double Alpha) Angle(int sampleRate, double hz, double q)
    {
        var omega = 2 * Math.PI * hz / sampleRate;
        return (Math.Cos(omega), Math.Sin(omega) / (2 * q));
    }

    private static BiquadCoefficients Normalised(double b0, double b1, double b2, double a0, double a1, double a2) =>
        new(b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0);
}
