using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Plucked;

/// <summary>
/// What a string's loop must do: lose per round what the string loses in a period, and take one period in all. Losses follow
/// σ(f) = σ₀ + σ₂·f² (air and bridge; inner friction), which a one-pole low-pass does by itself:
/// −ln|H| = ½·b/(1−b)²·ω². Stiffness is a chain of all-passes that lets high partials round sooner
/// (Jaffe and Smith 1983; Välimäki et al. 1996).
/// </summary>
internal readonly record struct LoopDesign(double Gain, double Pole, double Spread, double Delay)
{
    public const int AllPasses = 4;

    /// <summary>Below this the interpolation reads what is not yet written.</summary>
    public const double ShortestDelay = 12;

    private const double HighHz = 4000;

    /// <summary>The partial whose place is met exactly.</summary>
    private const int Partial = 8;

    /// <param name="hertz">Pitch.</param>
    /// <param name="sampleRate">Samples a second.</param>
    /// <param name="seconds">Decay of the fundamental.</param>
    /// <param name="highSeconds">Decay at 4 kHz.</param>
    /// <param name="stiffness">Inharmonicity B.</param>
    public static LoopDesign Of(double hertz, int sampleRate, double seconds, double highSeconds, double stiffness)
    {
        var (slow, fast) = (ModeBank.SixtyDb / seconds, ModeBank.SixtyDb / Math.Min(highSeconds, 0.9 * seconds));
        var friction = (fast - slow) / (HighHz * HighHz);
        var bend = 2 * friction / hertz * Math.Pow(sampleRate / (2 * Math.PI), 2);

        // b/(1−b)² = bend, solved for the b below 1.
        var pole = bend < 1e-9 ? 0 : (((2 * bend) + 1) - Math.Sqrt((4 * bend) + 1)) / (2 * bend);
        var period = sampleRate / hertz;
        var step = 2 * Math.PI / period;

        // What the low-pass takes off the fundamental has not to be taken again.
        var taken = (1 - pole) / Math.Sqrt(1 - (2 * pole * Math.Cos(step)) + (pole * pole));
        var gain = Math.Min(Math.Exp(-slow / hertz) / taken, 0.999999);
        var spread = Spreading(period, pole, stiffness);
        return new LoopDesign(gain, pole, spread, Rest(period, pole, spread));
    }

    /// <summary>What is left for the delay line at this period.</summary>
    public double DelayFor(double period) => Rest(period, Pole, Spread);

    private static double Rest(double period, double pole, double spread)
    {
        var step = 2 * Math.PI / period;
        return period - ((LowPassPhase(step, pole) + AllPassPhases(step, spread)) / step);
    }

    private static double LowPassPhase(double step, double pole) => Math.Atan2(pole * Math.Sin(step), 1 - (pole * Math.Cos(step)));

    /// <summary>Of all of them; none at all without stiffness.</summary>
    private static double AllPassPhases(double step, double spread) => spread == 0
        ? 0
        : AllPasses * (step - (2 * Math.Atan2(spread * Math.Sin(step), 1 + (spread * Math.Cos(step)))));

    /// <summary>The all-pass coefficient that puts one high partial where it belongs, by halving.</summary>
    private static double Spreading(double period, double pole, double stiffness)
    {
        if (stiffness <= 0) return 0;
        var partial = (int)Math.Clamp(0.3 * period, 2, Partial);
        var step = 2 * Math.PI / period;
        var high = partial * step * Math.Sqrt((1 + (stiffness * partial * partial)) / (1 + stiffness));
        var (low, top) = (-0.97, -0.001);
        for (var i = 0; i < 24; i++)
        {
            var middle = (low + top) / 2;
            var phase = (high * Rest(period, pole, middle)) + LowPassPhase(high, pole) + AllPassPhases(high, middle);
            if (phase > 2 * Math.PI * partial) top = middle;
            else low = middle;
        }

        // The shortest strings have no room for it.
        return Rest(period, pole, top) < ShortestDelay ? 0 : top;
    }
}
