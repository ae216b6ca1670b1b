namespace Cuewright.Engine.Dsp;

/// <summary>Decibels and the factors they stand for.</summary>
internal static class Decibels
{
    public static double ToGain(double db) => Math.Pow(10, db / 20);

    public static double FromGain(double gain) => 20 * Math.Log10(gain);

    public static double ToPower(double db) => Math.Pow(10, db / 10);

    public static double FromPower(double power) => 10 * Math.Log10(power);
}
