using System.Numerics;

namespace Cuewright.Engine.Tests.Rendering.Sampler;

/// <summary>Measures a steady tone.</summary>
internal static class Tone
{
    /// <summary>The strongest frequency within half a semitone of the expected one, to a tenth of a cent.</summary>
    public static double Pitch(ReadOnlySpan<float> sound, double expectedHertz)
    {
        var best = expectedHertz;
        for (var reach = 48.0; reach > 0.5; reach /= 6)
        {
            var (centre, strongest) = (best, 0.0);
            for (var step = -6; step <= 6; step++)
            {
                var hertz = centre * Math.Pow(2, step * reach / 6 / 1200);
                var strength = At(sound, hertz).Magnitude;
                if (strength > strongest) (strongest, best) = (strength, hertz);
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
        var (turnSin, turnCos) = Math.SinCos(2 * Math.PI * hertz / TinyBank.Rate);
        var (windowSin, windowCos) = Math.SinCos(2 * Math.PI / sound.Length);
        double sin = 0, cos = 1, wSin = 0, wCos = 1, real = 0, imaginary = 0;
        foreach (var sample in sound)
        {
            var weighted = sample * (1 - wCos);
            real += weighted * cos;
            imaginary -= weighted * sin;
            (sin, cos) = ((sin * turnCos) + (cos * turnSin), (cos * turnCos) - (sin * turnSin));
            (wSin, wCos) = ((wSin * windowCos) + (wCos * windowSin), (wCos * windowCos) - (wSin * windowSin));
        }

        return new Complex(real, imaginary);
    }
}
