using Cuewright.Media.Decode;

namespace Cuewright.Media.Tests.Decode;

public sealed class FrameStampsTests
{
    [Fact]
    public void Stamps_are_multiplied_by_the_time_base_of_the_file()
    {
        var stamps = new FrameStamps();
        Assert.False(stamps.TryRead("[Parsed_showinfo_2 @ 0x55e7] config in time_base: 1001/30000, frame_rate: 30000/1001", out _));
        Assert.True(stamps.TryRead("[Parsed_showinfo_2 @ 0x55e7] n:   7 pts:      7 pts_time:0.233567 pos: 48 fmt:rgb24 sar:1/1", out var seconds));
        Assert.Equal(7 * 1001.0 / 30000, seconds);
    }

    [Fact]
    public void A_frame_without_a_stamp_counts_as_a_frame()
    {
        Assert.True(new FrameStamps().TryRead("[Parsed_showinfo_2 @ 0x55e7] n:   0 pts:   NOPTS pts_time:NOPTS pos: 48", out var seconds));
        Assert.Null(seconds);
    }

    [Theory]
    [InlineData("    title           : [Parsed_showinfo_2 @ 0x1] n: 0 pts: 5 ")]
    [InlineData("[Parsed_showinfo_2 @ 0x55e7]   side data - User Data Unregistered:")]
    [InlineData("[Parsed_showinfo_2 @ 0x55e7] color_range:unknown color_space:unknown")]
    [InlineData("Stream mapping:")]
    public void What_else_is_printed_is_no_frame(string line) => Assert.False(new FrameStamps().TryRead(line, out _));
}
