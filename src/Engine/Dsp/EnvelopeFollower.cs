namespace Cuewright.Engine.Dsp;

/// <summary>Follows a level up with one time constant and down with another; times are counted in steps of the level.</summary>
internal sealed class EnvelopeFollower(double attackSteps, double releaseSteps)
{
    private readonly double _attack = Coefficient(attackSteps);
    private readonly double _release = Coefficient(releaseSteps);

    public double Level { get; private set; }

    public void Reset() => Level = 0;

    public double Follow(double target)
    {
        Level += (target > Level ? _attack : _release) * (target - Level);
        return Level;
    }

    /// <summary>The part of the way to go at each step so that 63 % are done after so many.</summary>
    public static double Coefficient(double steps) => 1 - Math.Exp(-1 / Math.Max(steps, 1e-3));
}
