using Cuewright.Clips;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Analysis.Measuring;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Tests.Analysis.Measuring;

public class BlockSearchTests
{
    /// <summary>A textured picture moved by whole cells (two pixels each).</summary>
    private static SmallPicture Moved(int x, int y)
    {
        var canvas = new Canvas(160, 90);
        new Backdrop(new Seed(3), new BackdropLook(), _ => new CameraPose(x * 2 / 90.0, y * 2 / 90.0, 1)).Paint(canvas, 0);
        var rgb = new byte[160 * 90 * 3];
        canvas.Write(rgb);
        var picture = new SmallPicture();
        picture.Take(new PictureFrame(0, 0, 160, 90, rgb));
        return picture;
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, -2)]
    [InlineData(-7, 5)]
    public void Blocks_are_found_where_they_lay(int x, int y)
    {
        var matches = new BlockMatch[BlockSearch.Blocks];
        new BlockSearch().Find(Moved(0, 0), Moved(x, y), (0, 0), matches);
        var agreeing = matches.Count(match => (match.X, match.Y) == (x, y));
        Assert.True(agreeing > 0.7 * BlockSearch.Blocks, $"{agreeing} of {BlockSearch.Blocks}");
    }

    [Theory]
    [InlineData(20, 0)]
    [InlineData(-18, 9)]
    public void Projections_find_shifts_of_the_whole_picture(int x, int y)
    {
        var before = new ShiftSearch.Profile();
        var now = new ShiftSearch.Profile();
        before.Take(Moved(0, 0));
        now.Take(Moved(x, y));
        var found = ShiftSearch.Find(before, now);
        Assert.InRange(found.X - x, -1, 1);
        Assert.InRange(found.Y - y, -1, 1);
    }

    [Fact]
    public void Costs_are_sums_of_absolute_differences()
    {
        var (before, now) = (Moved(0, 0), Moved(2, 1));
        var search = new BlockSearch();
        search.Find(before, now, (0, 0), new BlockMatch[BlockSearch.Blocks]);
        for (var block = 0; block < BlockSearch.Blocks; block++)
        {
            var sum = 0;
            for (var i = 0; i < BlockSearch.BlockCells; i++)
            {
                var row = (block / BlockSearch.Across * BlockSearch.BlockHeight) + (i / BlockSearch.BlockWidth);
                var column = (block % BlockSearch.Across * BlockSearch.BlockWidth) + (i % BlockSearch.BlockWidth);
                sum += Math.Abs(before.LumaRow(row)[column] - now.LumaRow(row)[column]);
            }

            Assert.Equal(sum, search.CostInPlace(block));
        }
    }
}
