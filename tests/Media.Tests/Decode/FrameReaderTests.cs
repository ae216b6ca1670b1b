using Cuewright.Engine;
using Cuewright.Engine.Pipeline;

namespace Cuewright.Media.Tests.Decode;

public sealed class FrameReaderTests(MediaFolder folder)
{
    [Theory]
    [InlineData("24000/1001")]
    [InlineData("60000/1001")]
    [InlineData("120")]
    public async Task Frames_carry_the_exact_times_of_their_rate(string rate)
    {
        var path = await folder.MakeClipAsync($"rate-{rate.Replace('/', '-')}.mp4", rate: rate);
        var clip = await ProbeAsync(path);
        var times = await folder.TimesAsync(clip);
        Assert.Equal((int)Math.Ceiling(clip.FrameRate.PerSecond), times.Count);
        Assert.All(times.Index(), entry => Assert.Equal(clip.FrameRate.SecondsAt(entry.Index), entry.Item, 1e-12));
        Assert.Equal(clip.FrameRate.SecondsAt(times.Count), clip.DurationSeconds, 1e-12);
    }

    [Fact]
    public async Task Variable_rate_keeps_the_times_of_the_file()
    {
        // Frame n at n² / 100 seconds.
        var path = await folder.MakeClipAsync("variable.mp4", more:
            ["-vf", "settb=1/90000,setpts=N*N*900", "-fps_mode", "passthrough", "-enc_time_base", "1/90000", "-video_track_timescale", "90000", "-frames:v", "12"]);
        var times = await folder.TimesAsync(await ProbeAsync(path));
        Assert.Equal(Enumerable.Range(0, 12).Select(n => n * n / 100.0), times, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public async Task Time_counts_from_the_first_frame_also_where_the_picture_starts_late()
    {
        var prompt = await folder.MakeClipAsync("prompt.mp4");
        var path = await folder.MakeAsync("late.mp4", "-f", "lavfi", "-i", "sine=d=2", "-itsoffset", "0.48", "-i", prompt, "-c:v", "copy");
        var clip = await ProbeAsync(path);
        Assert.Equal(0.48, clip.StartSeconds, 1e-9);
        Assert.Equal(1, clip.DurationSeconds, 1e-9);
        var times = await folder.TimesAsync(clip);
        Assert.Equal(25, times.Count);
        Assert.Equal(0, times[0], 1e-9);
    }

    [Fact]
    public async Task Frames_cut_away_by_an_edit_list_are_not_shown()
    {
        var whole = await folder.MakeClipAsync("whole.mp4", seconds: 2, more: ["-g", "50"]);
        // Copying from between key frames keeps all packets and hides the first 20 behind an edit list.
        var path = await folder.MakeAsync("edited.mp4", "-ss", "0.8", "-i", whole, "-c", "copy");
        var clip = await ProbeAsync(path);
        var times = await folder.TimesAsync(clip);
        Assert.Equal(30, times.Count);
        Assert.Equal(1.2, clip.DurationSeconds, 1e-9);
        Assert.Equal(0, times[0], 1e-9);
    }

    [Theory]
    [InlineData("ntsc.mp4")]
    [InlineData("ntsc.mkv")]
    [InlineData("ntsc.ts")]
    public async Task A_range_begins_at_its_first_frame_and_ends_before_the_next(string name)
    {
        var path = await folder.MakeClipAsync(name, rate: "30000/1001", seconds: 3, more: ["-g", "40", "-bf", "2"]);
        var clip = await ProbeAsync(path);
        var all = await folder.TimesAsync(clip);
        var start = all[47];
        var times = await folder.TimesAsync(clip, new ClipRange(start, all[60] - start));
        Assert.Equal(all.Skip(47).Take(13).Select(time => time - start), times, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public async Task Animated_gif_keeps_its_delays()
    {
        var path = await folder.MakeAsync("steps.gif", "-f", "lavfi", "-i", "testsrc2=s=64x36:r=10:d=1", "-vf", "settb=1/100,setpts='10*N+20*gte(N,5)'",
            "-fps_mode", "passthrough");
        var clip = await ProbeAsync(path);
        Assert.Equal("gif", clip.Container);
        var times = await folder.TimesAsync(clip);
        Assert.Equal(10, times.Count);
        Assert.Equal([0, 0.1, 0.2, 0.3, 0.4, 0.7, 0.8, 0.9, 1.0, 1.1], times, (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(1.2, clip.DurationSeconds, 1e-9);
    }

    [Theory]
    [InlineData("1920x1080", 160, 90)]
    [InlineData("1080x1920", 90, 160)]
    [InlineData("640x480", 138, 104)]
    [InlineData("127x71", 160, 90)]
    [InlineData("7680x4320", 160, 90)]
    public async Task Frames_keep_the_aspect_at_analysis_size(string size, int width, int height)
    {
        // Odd sizes exist without chroma subsampling only.
        var path = await folder.MakeClipAsync($"size-{size}.mp4", size, more: ["-frames:v", "1", "-pix_fmt", size == "127x71" ? "yuv444p" : "yuv420p"]);
        await foreach (var frame in folder.Media.ReadFramesAsync(await ProbeAsync(path), Everything, Cancel))
        {
            Assert.Equal((width, height, width * height * 3), (frame.Width, frame.Height, frame.Rgb.Length));
        }
    }

    [Theory]
    [InlineData("90", 90, 160)]
    [InlineData("180", 160, 90)]
    [InlineData("270", 90, 160)]
    public async Task A_turned_picture_comes_as_it_is_shown(string turn, int width, int height)
    {
        // Red in the upper left corner, so that every turn looks different.
        var upright = await folder.MakeAsync("corner.mp4", "-f", "lavfi", "-i", "color=blue:s=128x72:d=0.2:r=10,drawbox=0:0:64:36:red:fill",
            "-c:v", "libx264", "-pix_fmt", "yuv420p");
        var path = await folder.MakeAsync($"turned-{turn}.mp4", "-i", upright, "-c", "copy", "-metadata:s:v", "rotate=" + turn);
        var played = await File.ReadAllBytesAsync(
            await folder.MakeAsync($"turned-{turn}.rgb", "-i", path, "-frames:v", "1", "-s", $"{width}x{height}", "-pix_fmt", "rgb24", "-f", "rawvideo"), Cancel);
        var clip = await ProbeAsync(path);
        Assert.Equal(width < height, clip.Width < clip.Height);
        await foreach (var frame in folder.Media.ReadFramesAsync(clip, new ClipRange(0, 0.1), Cancel))
        {
            Assert.Equal((width, height), (frame.Width, frame.Height));
            var quarters = from y in new[] { height / 4, 3 * height / 4 } from x in new[] { width / 4, 3 * width / 4 } select 3 * ((y * width) + x);
            Assert.All(quarters, at => Assert.Equal(played[at] > 128, frame.Rgb.Span[at] > 128));
        }
    }

    [Fact]
    public async Task Ten_bit_and_transparent_pictures_are_read()
    {
        var tenBit = await folder.MakeClipAsync("ten.mp4", seconds: 0.2, more: ["-pix_fmt", "yuv420p10le"]);
        var alpha = await folder.MakeAsync("alpha.mov", "-f", "lavfi", "-i", "testsrc2=s=64x36:r=10:d=0.3,format=rgba", "-c:v", "qtrle");
        Assert.Equal(5, (await folder.TimesAsync(await ProbeAsync(tenBit))).Count);
        Assert.Equal(3, (await folder.TimesAsync(await ProbeAsync(alpha))).Count);
    }

    [Fact]
    public async Task A_clip_damaged_midway_gives_what_decodes()
    {
        var whole = await folder.MakeClipAsync("sound-copy.mkv", seconds: 4, more: ["-g", "10"]);
        var bytes = await File.ReadAllBytesAsync(whole, Cancel);
        var path = folder.PathOf("damaged.mkv");
        await File.WriteAllBytesAsync(path, bytes[..(bytes.Length / 2)], Cancel);
        var clip = await ProbeAsync(path);
        var times = await folder.TimesAsync(clip);
        Assert.InRange(times.Count, 20, 80);
        Assert.Equal(times[^1] + clip.FrameRate.FrameSeconds, clip.DurationSeconds, 0.05);
    }

    [Fact]
    public async Task Undecodable_pictures_are_refused()
    {
        var whole = await folder.MakeClipAsync("garbled.mp4", more: ["-movflags", "+faststart"]);
        var bytes = await File.ReadAllBytesAsync(whole, Cancel);
        var data = bytes.AsSpan().IndexOf("mdat"u8) + 4;
        bytes.AsSpan(data).Fill(0xFF);
        await File.WriteAllBytesAsync(whole, bytes, Cancel);
        var refusal = await Assert.ThrowsAsync<RefusalException>(async () => await folder.TimesAsync(await ProbeAsync(whole)));
        Assert.Equal(RefusalCode.Unreadable, refusal.Code);
    }

    [Fact]
    public async Task Reading_ends_with_the_caller_and_with_cancellation()
    {
        var clip = await ProbeAsync(await folder.MakeClipAsync("long.mp4", size: "32x18", seconds: 20));
        using var source = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var frame in folder.Media.ReadFramesAsync(clip, Everything, source.Token))
            {
                if (frame.Index == 3) await source.CancelAsync();
                Assert.True(frame.Index <= 4);
            }
        });
    }

    private static readonly ClipRange Everything = new(0, double.PositiveInfinity);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<ClipInfo> ProbeAsync(string path) => folder.Media.ProbeAsync(path, Cancel);
}
