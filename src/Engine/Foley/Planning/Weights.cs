namespace Cuewright.Engine.Foley.Planning;

/// <summary>What words weigh against the picture. At one half both are heard as they are; toward either end the other grows soft, rare, and goes.</summary>
internal readonly record struct Weights(double Literalness)
{
    private const double SoftestDb = -14;

    /// <summary>Below this nothing is left of it.</summary>
    private const double Least = 0.04;

    /// <summary>How far the words' side is above the middle, −1 to 1.</summary>
    private double Lean => (2 * Math.Clamp(Literalness, 0, 1)) - 1;

    public bool WordsCount => Literalness >= Least;

    public bool PictureCounts => Literalness <= 1 - Least;

    public double WordsDb => Lean < 0 ? -Lean * SoftestDb : 0;

    public double PictureDb => Lean > 0 ? Lean * SoftestDb : 0;

    /// <summary>How many of the things that words ask for without a number.</summary>
    public double WordsDensity => 1 + (0.5 * Lean);

    /// <summary>What is seen has to be this strong to be heard without being asked for.</summary>
    public double LeastStrength => Math.Max(0, Lean);
}
