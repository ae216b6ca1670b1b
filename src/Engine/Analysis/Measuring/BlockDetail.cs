using System.Runtime.CompilerServices;

namespace Cuewright.Engine.Analysis.Measuring;

/// <summary>How much is drawn in each block of a frame: mean difference between neighbouring cells, in quarter levels.</summary>
[InlineArray(BlockSearch.Blocks)]
internal struct BlockDetail
{
    private byte _first;

    public static BlockDetail Of(SmallPicture picture)
    {
        var detail = default(BlockDetail);
        Span<int> sums = stackalloc int[BlockSearch.Blocks];
        for (var y = 0; y < SmallPicture.Height - 1; y++)
        {
            var row = picture.LumaRow(y);
            var below = picture.LumaRow(y + 1);
            var blocks = sums.Slice(y / BlockSearch.BlockHeight * BlockSearch.Across, BlockSearch.Across);
            for (var block = 0; block < blocks.Length; block++)
            {
                // Not across the border of the block: what lies there belongs to two.
                var sum = 0;
                for (var x = block * BlockSearch.BlockWidth; x < ((block + 1) * BlockSearch.BlockWidth) - 1; x++)
                {
                    sum += Math.Abs(row[x] - row[x + 1]) + Math.Abs(row[x] - below[x]);
                }

                blocks[block] += sum;
            }
        }

        for (var block = 0; block < sums.Length; block++) detail[block] = (byte)Math.Min(255, 4 * sums[block] / BlockSearch.BlockCells);
        return detail;
    }
}
