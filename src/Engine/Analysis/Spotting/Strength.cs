namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>
/// What the strength of a moment says: how great it is as such, and beside the greatest of its kind in the clip. The mean
/// of the two (geometric), so that a small knock is strong nowhere, but stronger where it is the only one.
/// </summary>
internal static class Strength
{
    public static double Of(double value, double half, double greatest) => Math.Sqrt(value / (value + half) * (value / greatest));
}
