using Cuewright.Engine.Cues;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Cues;

public sealed class MarkersTests
{
    [Theory]
    [InlineData(24, 1)]
    [InlineData(24000, 1001)]
    [InlineData(30000, 1001)]
    [InlineData(60, 1)]
    [InlineData(120, 1)]
    public void Every_frame_keeps_its_number_through_rounded_times(int numerator, int denominator)
    {
        var rate = new FrameRate(numerator, denominator);
        for (var frame = 0L; frame < 600; frame++) Assert.Equal(frame, rate.FrameAt(Math.Round(rate.SecondsAt(frame), 6)));
    }

    private static readonly CueSheet Sheet = new()
    {
        Title = "Night | Drive",
        Summary = "",
        Tags = [],
        Style = "any",
        Seed = 1,
        Take = 0,
        Offset = 0,
        Duration = 10,
        SampleRate = 48_000,
        Samples = 480_000,
        FrameRate = new FrameRate(25, 1),
        Key = "C major",
        Tempos = [],
        Meters = [],
        Sections = [new("Opening, slow", 0, 4, 1, 2, 2)],
        Hits = [new(3.2, 80, "Cut", 0.8, true, true, 2, 1, 0.01), new(5, 125, "MotionPeak", 0.2, false, true, 3, 2, 12)],
        Candidates = [],
        Parts = [],
        Decisions = [],
    };

    [Fact]
    public void The_edit_list_has_an_event_of_one_frame_a_marker()
    {
        var lines = Markers.ToEdl(Sheet).Split('\n');
        Assert.Equal("TITLE: Night / Drive", lines[0]);
        Assert.Equal("FCM: NON-DROP FRAME", lines[1]);
        Assert.Contains("002  001      V     C        00:00:03:05 00:00:03:06 00:00:03:05 00:00:03:06", lines);
        Assert.Contains(" |C:ResolveColorRed |M:Cut |D:1", lines);
    }

    [Fact]
    public void A_slide_show_has_markers_too() =>
        Assert.Contains("00:00:03:00", Markers.ToEdl(Sheet with { FrameRate = new FrameRate(1, 5), Hits = [Sheet.Hits[0] with { Frame = 3 }] }));

    [Fact]
    public void The_table_quotes_what_holds_commas()
    {
        var lines = Markers.ToCsv(Sheet).Split('\n');
        Assert.Equal("0,00:00:00:00,0,section,\"Opening, slow\",,,1,1,", lines[1]);
        Assert.Equal("3.2,00:00:03:05,80,hit,Cut,0.8,true,2,1,0.01", lines[2]);
    }

    [Theory]
    [InlineData(0, "00:00:00:00")]
    [InlineData(29, "00:00:00:29")]
    [InlineData(30, "00:00:01:00")]
    [InlineData(108_000, "01:00:00:00")]
    public void Timecode_counts_ntsc_frames_without_dropping(long frame, string timecode) =>
        Assert.Equal(timecode, Markers.Timecode(frame, new FrameRate(30000, 1001)));
}
