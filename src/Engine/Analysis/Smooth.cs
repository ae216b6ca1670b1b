namespace Cuewright.Engine.Analysis;

internal static class Smooth
{
    /// <summary>Mean over as many neighbours to each side, fewer at the ends.</summary>
    public static double[] Over(IReadOnlyList<double> values, int neighbours)
    {
        var sums = new double[values.Count + 1];
        for (var i = 0; i < values.Count; i++) sums[i + 1] = sums[i] + values[i];
        var smooth = new double[values.Count];
        for (var i = 0; i < values.Count; i++)
        {
            var (first, end) = (Math.Max(0, i - neighbours), Math.Min(values.Count, i + neighbours + 1));
            smooth[i] = (sums[end] - sums[first]) / (end - first);
        }

        return smooth;
    }
}
