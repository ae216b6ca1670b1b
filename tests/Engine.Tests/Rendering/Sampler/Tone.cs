using System.Numerics;

namespace Cuewright.Engine.Tests.Rendering.Sampler;

/// <summary>Measures a steady tone.</summary>
internal static class Tone
{
    /// <summary>The strongest frequency within a semitone of the expected one, to a few hundredths of a cent.</summary>
    public static double Pitch(ReadOnlySpan<float> sound, double expectedHertz)
    {
        var best = expectedHertz;
        for (var reach = 50.0; reach > 0.01; reach /= 5)
        {
            var centre = best;
            var bestPower = -1.0;
            for (var step = -10; step <= 10; step++)
            {
                var hertz = centre * Math.Pow(2, step * reach / 10 / 1200);
                var power = At(sound, hertz).Magnitude;
                if (power > bestPower) (bestPower, best) = (power, hertz);
            }
        }

        return best;
    }

    /// <summary>What is left when the tone at this frequency is taken away, in decibels below the whole.</summary>
    public static double ResidualDb(ReadOnlySpan<float> sound, double hertz)
    {
        // Least squares on sine and cosine.
        double ss = 0, cc = 0, sc = 0, xs = 0, xc = 0, xx = 0;
        for (var i = 0; i < sound.Length; i++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * hertz * i / TinyBank.Rate);
            (ss, cc, sc) = (ss + (sin * sin), cc + (cos * cos), sc + (sin * cos));
            (xs, xc, xx) = (xs + (sound[i] * sin), xc + (sound[i] * cos), xx + ((double)sound[i] * sound[i]));
        }

        var determinant = (ss * cc) - (sc * sc);
        var a = ((xs * cc) - (xc * sc)) / determinant;
        var b = ((xc * ss) - (xs * sc)) / determinant;
        return 10 * Math.Log10(Math.Max(1e-30, (xx - (a * xs) - (b * xc)) / xx));
    }

    public static double Rms(ReadOnlySpan<float> sound)
    {
        var sum = 0.0;
        foreach (var sample in sound) sum += (double)sample * sample;
        return Math.Sqrt(sum / sound.Length);
    }

    /// <summary>One bin of a Hann-windowed Fourier transform.</summary>
    private static Complex At(ReadOnlySpan<float> sound, double hertz)
    {
        var turn = Complex.FromPolarCoordinates(1, -2 * Math.PI * hertz / TinyBank.Rate);
        var (sum, phase) = (Complex.Zero, Complex.One);
        for (var i = 0; i < sound.Length; i++, phase *= turn)
        {
            sum += phase * (sound[i] * (0.5 - (0.5 * Math.Cos(2 * Math.PI * i / sound.Length))));
        }

        return sum;
    }
}
