using Cuewright.Engine.Dsp;

namespace Cuewright.Engine.Foley.Sounds.Contacts;

/// <summary>What the manner of an occurrence means to things that touch.</summary>
/// <param name="Velocity">1 as usual; level follows it.</param>
/// <param name="Size">Of the thing.</param>
/// <param name="Speed">Of the whole gesture.</param>
/// <param name="Density">Of all that is many.</param>
internal readonly record struct Effort(double Velocity, double Size, double Speed, double Density)
{
    private const double UsualForce = 0.6;
    private const double DbOfForce = 32;

    public static Effort Of(Manner manner) =>
        new(Decibels.ToGain((manner.Force - UsualForce) * DbOfForce), manner.Size, Math.Max(0.1, manner.Speed), Math.Max(0.05, manner.Density));

    /// <summary>A harder blow is over sooner (a fifth root by Hertz' law for round stones, steeper for what is padded); a larger thing takes longer.</summary>
    public double Contact => Math.Pow(Velocity, -0.35) * Size;

    /// <summary>By how much noise reaches higher.</summary>
    public double Opening => Math.Pow(Velocity, 0.35) / Math.Pow(Size, 0.6);

    /// <summary>Of what is heard bare: the harder the blow, the more of it is noise.</summary>
    public double Noise => Math.Pow(Velocity, 1.2);

    public Effort Louder(double decibels) => this with { Velocity = Velocity * Decibels.ToGain(decibels) };
}
