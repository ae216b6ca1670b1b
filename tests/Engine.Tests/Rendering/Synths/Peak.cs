namespace Cuewright.Engine.Tests.Rendering.Synths;

/// <summary>A single partial, measured.</summary>
internal static class Peak
{
    /// <summary>Where the strongest partial near a pitch lies, in cents from it.</summary>
    public static double Cents(float[] sound, double hertz, double fromSeconds = 0.4, double reachCents = 60)
    {
        var (power, binHz) = Spectrum.Of(sound, 65_536, (int)(fromSeconds * Dsp.Signals.Rate));
        var reach = Math.Pow(2, reachCents / 1200);
        var (low, high) = ((int)(hertz / reach / binHz), (int)Math.Ceiling(hertz * reach / binHz));
        var top = Enumerable.Range(low, high - low + 1).MaxBy(bin => power[bin]);

        // The top of the parabola through three points of the window's main lobe, in decibels.
        var (a, b, c) = (Math.Log(power[top - 1]), Math.Log(power[top]), Math.Log(power[top + 1]));
        var exact = top + (0.5 * (a - c) / (a - (2 * b) + c));
        return 1200 * Math.Log2(exact * binHz / hertz);
    }

    /// <summary>Seconds until a partial has fallen by 60 dB, from two stretches of it.</summary>
    public static double DecaySeconds(float[] sound, double hertz, double from, double to)
    {
        var fallen = LevelDb(sound, hertz, from) - LevelDb(sound, hertz, to);
        return 60 * (to - from) / fallen;
    }

    private static double LevelDb(float[] sound, double hertz, double at)
    {
        var (power, binHz) = Spectrum.Of(sound, 8192, (int)(at * Dsp.Signals.Rate));
        var bin = (int)Math.Round(hertz / binHz);
        return 10 * Math.Log10(power[(bin - 3)..(bin + 4)].Sum());
    }
}
