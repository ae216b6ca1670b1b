using Cuewright.Engine.Seeds;

namespace Cuewright.Clips;

/// <summary>A cloud of chance with structure at every scale, as leaves, clouds and rough ground have it; about −1 to 1.</summary>
public sealed class Noise
{
    private const int Size = 64;
    private readonly float[] _lattice = new float[Size * Size];
    private readonly int _scales;
    private readonly double _fineness;

    /// <param name="seed">Another seed, another cloud.</param>
    /// <param name="scales">How many times the structure repeats at half the size.</param>
    /// <param name="fineness">How strong each finer scale is against the one before.</param>
    public Noise(Seed seed, int scales, double fineness)
    {
        var chance = seed.Begin();
        (_scales, _fineness) = (scales, fineness);
        for (var i = 0; i < _lattice.Length; i++) _lattice[i] = (float)chance.Between(-1, 1);
    }

    public double At(double x, double y)
    {
        double sum = 0, weight = 1, weights = 0;
        for (var scale = 0; scale < _scales; scale++)
        {
            sum += weight * Smooth((x * (1 << scale)) + (17 * scale), (y * (1 << scale)) + (31 * scale));
            weights += weight * weight;
            weight *= _fineness;
        }

        return 1.6 * sum / Math.Sqrt(weights);
    }

    private double Smooth(double x, double y)
    {
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (u, v) = (x - left, y - top);
        (u, v) = (u * u * (3 - (2 * u)), v * v * (3 - (2 * v)));
        double Lattice(int column, int row) => _lattice[((row & (Size - 1)) * Size) + (column & (Size - 1))];
        var upper = (Lattice(left, top) * (1 - u)) + (Lattice(left + 1, top) * u);
        var lower = (Lattice(left, top + 1) * (1 - u)) + (Lattice(left + 1, top + 1) * u);
        return (upper * (1 - v)) + (lower * v);
    }
}
