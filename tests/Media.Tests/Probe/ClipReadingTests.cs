using System.Text;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Time;
using Cuewright.Media.Probe;

namespace Cuewright.Media.Tests.Probe;

public sealed class ClipReadingTests
{
    [Fact]
    public void A_telephone_held_upright_shows_a_tall_picture()
    {
        var clip = Read("""
            { "streams": [
                { "codec_name": "aac", "codec_type": "audio", "time_base": "1/44100", "start_pts": 0, "channels": 1, "disposition": { "attached_pic": 0 } },
                { "codec_name": "hevc", "codec_type": "video", "width": 1920, "height": 1080, "sample_aspect_ratio": "1:1", "r_frame_rate": "30/1",
                  "avg_frame_rate": "27000/901", "time_base": "1/600", "start_pts": 20, "disposition": { "attached_pic": 0 },
                  "side_data_list": [ { }, { "rotation": -90 } ] } ],
              "format": { "format_name": "mov,mp4,m4a,3gp,3g2,mj2", "start_time": "0.000000", "duration": "9.400000" } }
            """, new PacketSpan(20, 5426));
        Assert.Equal((1080, 1920, 90), (clip.Width, clip.Height, clip.TurnDegrees));
        Assert.Equal(new FrameRate(30, 1), clip.FrameRate);
        Assert.Equal((20 / 600.0, 5406 / 600.0), (clip.StartSeconds, clip.DurationSeconds));
        Assert.Equal(("mp4", "hevc", true, true), (clip.Container, clip.PictureCodec, clip.HasPicture, clip.HasSound));
    }

    [Fact]
    public void Cover_art_is_no_picture()
    {
        var clip = Read("""
            { "streams": [
                { "codec_name": "mp3", "codec_type": "audio", "channels": 2, "time_base": "1/14112000", "start_pts": 353600 },
                { "codec_name": "mjpeg", "codec_type": "video", "width": 600, "height": 600, "r_frame_rate": "90000/1", "avg_frame_rate": "0/0",
                  "time_base": "1/90000", "disposition": { "attached_pic": 1 } } ],
              "format": { "format_name": "mp3", "start_time": "0.025057", "duration": "181.342063" } }
            """, null);
        Assert.Equal((false, true, 181.342063), (clip.HasPicture, clip.HasSound, clip.DurationSeconds));
    }

    [Fact]
    public void Wide_pixels_make_a_wide_picture()
    {
        var clip = Read(Picture("""  "width": 720, "height": 576, "sample_aspect_ratio": "64:45", "r_frame_rate": "25/1", "avg_frame_rate": "25/1" """));
        Assert.Equal((1024, 576), (clip.Width, clip.Height));
    }

    [Theory]
    [InlineData("24000/1001", "24000/1001", 24000, 1001)]
    [InlineData("30000/1001", "989/33", 30000, 1001)]
    [InlineData("120/1", "1437/53", 1437, 53)]
    [InlineData("0/0", "25/2", 25, 2)]
    [InlineData("50/1", "0/0", 50, 1)]
    [InlineData("0/0", "0/0", 25, 1)]
    public void The_nominal_rate_counts_unless_the_true_one_is_elsewhere(string nominal, string mean, int numerator, int denominator)
    {
        var clip = Read(Picture($"\"width\": 64, \"height\": 36, \"r_frame_rate\": \"{nominal}\", \"avg_frame_rate\": \"{mean}\""));
        Assert.Equal(new FrameRate(numerator, denominator), clip.FrameRate);
    }

    [Fact]
    public void A_lone_frame_without_a_duration_lasts_one_frame()
    {
        var clip = Read(Picture("""  "width": 64, "height": 36, "r_frame_rate": "25/1", "start_pts": 0 """), new PacketSpan(0, 0));
        Assert.Equal(0.04, clip.DurationSeconds);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "streams": [], "format": { "format_name": "mpegts", "duration": "N/A", "start_time": "nan" } }""")]
    [InlineData("""{ "streams": [ { "codec_type": "data" }, { "codec_type": "video", "width": 0, "height": 0 } ], "format": {} }""")]
    public void Reports_with_nothing_in_them_hold_neither_picture_nor_sound(string json)
    {
        var clip = Read(json, null);
        Assert.Equal((false, false, 0.0), (clip.HasPicture, clip.HasSound, clip.DurationSeconds));
    }

    [Fact]
    public void A_picture_stream_without_packets_is_none() =>
        Assert.False(Read(Picture("""  "width": 64, "height": 36 """), null).HasPicture);

    private static string Picture(string fields) =>
        $$"""{ "streams": [ { "codec_type": "video", "codec_name": "h264", "time_base": "1/1000", {{fields}} } ], "format": { "format_name": "avi" } }""";

    private static ClipInfo Read(string json) => Read(json, new PacketSpan(0, 1000));

    private static ClipInfo Read(string json, PacketSpan? packets) => ClipReading.Read("clip", ProbeReport.Parse(Encoding.UTF8.GetBytes(json)), packets);
}
