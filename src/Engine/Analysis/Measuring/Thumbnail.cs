using System.Runtime.CompilerServices;

namespace Cuewright.Engine.Analysis.Measuring;

/// <summary>
/// What is kept of every frame to the end: 16×9 cells of luma and two colour differences. Enough to say whether two
/// frames far apart show the same picture, and whether a third is a blend of them.
/// </summary>
[InlineArray(Length)]
internal struct Thumbnail
{
    public const int Columns = 16;
    public const int Rows = 9;
    public const int Cells = Columns * Rows;
    public const int Length = 3 * Cells;

    private const int CellSize = SmallPicture.Width / Columns;
    private byte _first;

    public static Thumbnail Of(SmallPicture picture)
    {
        var thumbnail = default(Thumbnail);
        Span<byte> cells = thumbnail;
        Span<int> sums = stackalloc int[Length];
        for (var y = 0; y < SmallPicture.Height; y++)
        {
            var at = y / CellSize * Columns;
            Add(picture.LumaRow(y), sums.Slice(at, Columns));
            Add(picture.Blue.AsSpan(y * SmallPicture.Width, SmallPicture.Width), sums.Slice(Cells + at, Columns));
            Add(picture.Red.AsSpan(y * SmallPicture.Width, SmallPicture.Width), sums.Slice((2 * Cells) + at, Columns));
        }

        for (var i = 0; i < Length; i++) cells[i] = (byte)((sums[i] + (CellSize * CellSize / 2)) / (CellSize * CellSize));
        return thumbnail;
    }

    private static void Add(ReadOnlySpan<byte> row, Span<int> sums)
    {
        for (var x = 0; x < Columns; x++)
        {
            var sum = 0;
            foreach (var cell in row.Slice(x * CellSize, CellSize)) sum += cell;
            sums[x] += sum;
        }
    }
}
