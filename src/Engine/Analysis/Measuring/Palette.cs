namespace Cuewright.Engine.Analysis.Measuring;

/// <summary>
/// How luma and the two colour differences of a picture are distributed, wherever they lie in it. The distance of two
/// palettes is how far the levels would have to be moved to turn one into the other (earth mover's distance), which,
/// unlike shared histogram bins, grows evenly with small changes.
/// </summary>
internal sealed class Palette
{
    private readonly int[] _luma = new int[256];
    private readonly int[] _blue = new int[256];
    private readonly int[] _red = new int[256];

    public void Take(SmallPicture picture)
    {
        Array.Clear(_luma);
        for (var y = 0; y < SmallPicture.Height; y++)
        {
            foreach (var cell in picture.LumaRow(y)) _luma[cell]++;
        }

        Count(picture.Blue, _blue);
        Count(picture.Red, _red);
    }

    public double DistanceTo(Palette other) =>
        (Moved(_luma, other._luma) + Moved(_blue, other._blue) + Moved(_red, other._red)) / (double)SmallPicture.Cells;

    private static void Count(ReadOnlySpan<byte> cells, int[] counts)
    {
        Array.Clear(counts);
        foreach (var cell in cells) counts[cell]++;
    }

    private static long Moved(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        long moved = 0;
        var ahead = 0;
        for (var i = 0; i < a.Length; i++)
        {
            ahead += a[i] - b[i];
            moved += Math.Abs(ahead);
        }

        return moved;
    }
}
