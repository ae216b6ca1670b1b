using Cuewright.Media.Probe;

namespace Cuewright.Media.Tests.Probe;

public sealed class PacketSpanTests
{
    [Fact]
    public void The_last_shown_frame_need_not_be_the_last_stored()
    {
        var span = PacketSpan.Parse("pts=0|dts=-2|duration=1|flags=K_\npts=4|dts=0|duration=1|flags=__\npts=2|dts=1|duration=1|flags=__\n");
        Assert.Equal(new PacketSpan(0, 5), span);
    }

    [Fact]
    public void Packets_outside_the_edit_list_are_not_shown() =>
        Assert.Equal(new PacketSpan(10, 20), PacketSpan.Parse("pts=0|dts=0|duration=10|flags=KD\npts=10|dts=10|duration=10|flags=__\npts=20|dts=20|duration=10|flags=_D"));

    [Fact]
    public void Without_time_stamps_the_decoding_order_counts() =>
        Assert.Equal(new PacketSpan(3, 5), PacketSpan.Parse("pts=N/A|dts=3|duration=1|flags=K_\npts=N/A|dts=4|duration=1|flags=__"));

    [Fact]
    public void A_last_packet_without_a_duration_lasts_as_long_as_the_step_before_it() =>
        Assert.Equal(new PacketSpan(0, 99), PacketSpan.Parse("pts=0|dts=0|duration=N/A|flags=K_\npts=66|dts=66|duration=N/A|flags=__\npts=33|dts=66|duration=N/A|flags=__"));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("pts=N/A|dts=N/A|duration=1|flags=K_")]
    public void No_packets_span_nothing(string lines) => Assert.Null(PacketSpan.Parse(lines));
}
