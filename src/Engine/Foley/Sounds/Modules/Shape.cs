using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>The form of a thing decides in which ways it rings.</summary>
internal enum Shape
{
    /// <summary>Free at both ends: a tool, a rod, a stick.</summary>
    Bar,

    /// <summary>Held at its edges: a door, a table, a floor board, a pane.</summary>
    Plate,

    /// <summary>A round rim: a glass, a cup, a bottle, a pot. No rim is quite round: each way is two that beat.</summary>
    Shell,

    /// <summary>A skin or a thin wall under tension: a ball, a drum, a belly.</summary>
    Skin,

    /// <summary>As thick as long: a stone, a die, a key.</summary>
    Block,

    /// <summary>Air between walls: a box, a drawer, a room.</summary>
    Cavity,
}

/// <summary>One way to ring: its pitch against the lowest, and how far it moves where it is touched.</summary>
internal readonly record struct Way(double Ratio, double Weight);

/// <summary>The ways of the shapes, after the formulas of Fletcher and Rossing, "The Physics of Musical Instruments".</summary>
internal static class Ways
{
    private const int PlateOrder = 9;
    private const int CavityOrder = 4;

    /// <summary>Zeros of the Bessel functions, against the first.</summary>
    private static readonly double[] Skin =
        [1, 1.594, 2.136, 2.296, 2.653, 2.918, 3.156, 3.501, 3.600, 3.652, 4.060, 4.154, 4.601, 4.610, 4.832, 4.904, 5.084, 5.132, 5.412, 5.540];

    /// <summary>The lowest ways, in order.</summary>
    /// <param name="shape">The form.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="aspect">Length against width.</param>
    /// <param name="x">Where it is touched along its length, 0 to 1.</param>
    /// <param name="y">And along its width.</param>
    /// <param name="thing">Which of its kind: decides what formulas leave open.</param>
    public static Way[] Of(Shape shape, int count, double aspect, double x, double y, int thing)
    {
        var own = new Scatter(thing);
        Way[] ways = shape switch
        {
            Shape.Bar => [.. Enumerable.Range(1, count).Select(n => new Way(Math.Pow((n + 0.5) / 1.5, 2), Math.Cos((n + 1) * Math.PI * x)))],
            Shape.Plate => Plate(aspect, x, y),
            Shape.Shell => [.. Enumerable.Range(0, (count + 1) / 2).SelectMany(n => Rim(n, x))],
            Shape.Skin => [.. Skin.Select((ratio, n) => new Way(ratio, Math.Cos(n * Math.PI * x)))],
            Shape.Cavity => Cavity(aspect, x, y),

            // The further up, the closer they lie, as in any solid: their number grows with the third power of the pitch.
            _ => [.. Enumerable.Range(1, count).Select(n => new Way(Math.Pow(n, 0.45), Math.Cos(n * 2.4 * x) + 0.3))],
        };
        var lowest = ways.OrderBy(way => way.Ratio).Take(count).ToArray();
        for (var i = 0; i < lowest.Length; i++) lowest[i] = new Way(lowest[i].Ratio / lowest[0].Ratio * own.Between(0.97, 1.03), lowest[i].Weight * own.Between(0.5, 1));
        return lowest;
    }

    /// <summary>Ovals, triangles, squares of the rim: measured on wine glasses, a little steeper than the square.</summary>
    private static IEnumerable<Way> Rim(int n, double x)
    {
        var ratio = Math.Pow((n + 2) / 2.0, 2.06);
        var (sine, cosine) = Math.SinCos((n + 2) * Math.PI * x);
        return [new Way(ratio, cosine), new Way(ratio, sine)];
    }

    private static Way[] Plate(double aspect, double x, double y) =>
    [
        .. from m in Enumerable.Range(1, PlateOrder)
           from n in Enumerable.Range(1, PlateOrder)
           select new Way((m * m) + (aspect * aspect * n * n), Math.Sin(m * Math.PI * x) * Math.Sin(n * Math.PI * y)),
    ];

    private static Way[] Cavity(double aspect, double x, double y) =>
    [
        .. from l in Enumerable.Range(0, CavityOrder)
           from m in Enumerable.Range(0, CavityOrder)
           from n in Enumerable.Range(0, CavityOrder)
           where l + m + n > 0
           select new Way(Math.Sqrt((l * l) + (aspect * aspect * m * m) + (2.3 * n * n)), Math.Cos(l * Math.PI * x) * Math.Cos(m * Math.PI * y)),
    ];
}
