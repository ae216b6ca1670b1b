using System.Buffers.Binary;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Time;
using Cuewright.Media.Probe;

namespace Cuewright.Media.Tests.Encode;

public sealed class SoundSinkTests(MediaFolder folder)
{
    // Of odd length on purpose: no codec's frame divides it.
    private const int Length = 48_000 + 4_321;
    private const int PulseAt = 20_011;

    [Theory]
    [InlineData("out.wav", 0, 0)]
    [InlineData("out.flac", 0, 0)]
    [InlineData("out.mp3", 0, 0)]
    [InlineData("out.opus", 0, 0)]
    [InlineData("out.ogg", 0, 0)]
    // ffmpeg's own decoder plays the last frame whole; the edit list is tested below.
    [InlineData("out.m4a", 0, 1023)]
    // Raw aac has no place to say how much of it is the encoder's delay, nor where the last frame ends.
    [InlineData("out.aac", 1024, 2047)]
    public async Task Sound_comes_back_at_its_place_and_length(string name, int delay, int longest)
    {
        var path = Path.Combine(folder.Fresh(), name);
        await DeliverAsync(new DeliveryOrder { OutputPath = path, LengthSamples = Length });
        var (left, right) = await folder.DecodeAsync(path);
        Assert.Equal(PulseAt + delay, IndexOfPeak(left), 2.0);
        Assert.Equal(0.5f, left.Max(), 0.05f);
        Assert.Equal(-0.25f, right.Min(), 0.05f);
        Assert.InRange(left.Length, Length, Length + longest);
    }

    [Fact]
    public async Task Wav_holds_24_bits()
    {
        var path = Path.Combine(folder.Fresh(), "deep.wav");
        await DeliverAsync(new DeliveryOrder { OutputPath = path, LengthSamples = Length });
        var (left, _) = await folder.DecodeAsync(path);
        var sound = Pulse();
        Assert.All(Enumerable.Range(0, Length), i => Assert.Equal(sound[i], left[i], 1.3e-7f));
    }

    [Theory]
    [InlineData("clip.mp4", "out.mp4")]
    [InlineData("clip.mp4", "out.mov")]
    [InlineData("clip.mp4", "out.mkv")]
    [InlineData("clip.ts", "out.mp4")]
    public async Task Picture_is_copied_and_sound_lies_under_it(string source, string name)
    {
        var clip = await ProbeAsync(await folder.MakeClipAsync(source, rate: "30000/1001", seconds: 1.2, more: ["-bf", "2", "-metadata", "comment=kept"]));
        var path = Path.Combine(folder.Fresh(), name);
        var length = (int)SampleClock.SamplesAt(clip.DurationSeconds);
        await DeliverAsync(new DeliveryOrder { OutputPath = path, LengthSamples = length, Picture = clip });
        var result = await ProbeAsync(path);
        Assert.Equal(clip.DurationSeconds, result.DurationSeconds, 0.002);
        Assert.True(result.HasSound);
        Assert.Equal(await PictureHashAsync(clip.Path), await PictureHashAsync(path));
        var (left, _) = await folder.DecodeAsync(path);
        Assert.Equal(PulseAt, IndexOfPeak(left), 48.0);
        Assert.InRange(left.Length, length - 1024, length + 1024);
    }

    [Theory]
    [InlineData("edit.m4a")]
    [InlineData("edit.mp4")]
    [InlineData("edit.mov")]
    public async Task The_edit_list_cuts_the_sound_to_the_sample(string name)
    {
        var picture = name == "edit.m4a" ? null : await ProbeAsync(await folder.MakeClipAsync("edited-under.mp4", rate: "30000/1001", seconds: 1.2));
        var path = Path.Combine(folder.Fresh(), name);
        await DeliverAsync(new DeliveryOrder { OutputPath = path, LengthSamples = Length, Picture = picture });
        // Version and flags, number of edits, then of each: length in movie time, start in the track's samples.
        var bytes = await File.ReadAllBytesAsync(path, Cancel);
        var edit = bytes.AsSpan(bytes.AsSpan().LastIndexOf("elst"u8) + 4);
        Assert.Equal(1, BinaryPrimitives.ReadInt32BigEndian(edit[4..]));
        Assert.Equal(Length, BinaryPrimitives.ReadInt32BigEndian(edit[8..]));
        Assert.Equal(1024, BinaryPrimitives.ReadInt32BigEndian(edit[12..]));
    }

    [Theory]
    [InlineData("vp9.webm", "libvpx-vp9", "out.webm", "vp9")]
    [InlineData("h264.mp4", "libx264", "out.webm", "vp9")]
    [InlineData("vp9b.webm", "libvpx-vp9", "out.mov", "h264")]
    [InlineData("h264b.mp4", "libx264", "out.avi", "h264")]
    [InlineData("motion.avi", "mjpeg", "out.avi", "mjpeg")]
    public async Task Only_a_picture_the_container_cannot_hold_is_encoded_anew(string source, string encoder, string name, string codec)
    {
        var clip = await ProbeAsync(await folder.MakeClipAsync(source, size: "64x36", seconds: 1.2, more: ["-c:v", encoder, "-threads", "1"]));
        var path = Path.Combine(folder.Fresh(), name);
        var length = (int)SampleClock.SamplesAt(clip.DurationSeconds);
        await DeliverAsync(new DeliveryOrder { OutputPath = path, LengthSamples = length, Picture = clip });
        var result = await ProbeAsync(path);
        Assert.Equal(codec, result.PictureCodec);
        Assert.Equal(clip.DurationSeconds, result.DurationSeconds, 0.002);
        var (left, _) = await folder.DecodeAsync(path);
        Assert.Equal(PulseAt, IndexOfPeak(left), 48.0);
        Assert.InRange(left.Length, length - 1024, length + 1024);
    }

    [Fact]
    public async Task Gif_of_odd_size_becomes_a_movie_of_the_same_length()
    {
        var gif = await folder.MakeAsync("odd.gif", "-f", "lavfi", "-i", "testsrc=s=63x37:r=10:d=1.2", "-vf", "settb=1/100,setpts='10*N+20*gte(N,5)'",
            "-fps_mode", "passthrough");
        var clip = await ProbeAsync(gif);
        var path = Path.Combine(folder.Fresh(), "out.mp4");
        await DeliverAsync(new DeliveryOrder { OutputPath = path, LengthSamples = SampleClock.SamplesAt(clip.DurationSeconds), Picture = clip });
        var result = await ProbeAsync(path);
        Assert.Equal(("h264", 62, 36), (result.PictureCodec, result.Width, result.Height));
        Assert.Equal(clip.DurationSeconds, result.DurationSeconds, 0.002);
        Assert.Equal(await folder.TimesAsync(clip), await folder.TimesAsync(result), (a, b) => Math.Abs(a - b) < 0.001);
    }

    [Fact]
    public async Task Pictures_out_of_order_in_avi_keep_their_times()
    {
        var clip = await ProbeAsync(await folder.MakeAsync("order.avi", "-f", "lavfi", "-i", "testsrc=s=64x36:r=25:d=1.2", "-c:v", "mpeg4", "-bf", "2"));
        var path = Path.Combine(folder.Fresh(), "out.mkv");
        await DeliverAsync(new DeliveryOrder { OutputPath = path, LengthSamples = SampleClock.SamplesAt(clip.DurationSeconds), Picture = clip });
        Assert.Equal(1.2, clip.DurationSeconds, 1e-9);
        var times = await folder.TimesAsync(await ProbeAsync(path));
        Assert.Equal(Enumerable.Range(0, 30).Select(n => n / 25.0), await folder.TimesAsync(clip), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(Enumerable.Range(0, 30).Select(n => n / 25.0), times, (a, b) => Math.Abs(a - b) < 0.0011);
    }

    [Fact]
    public async Task Hevc_in_mp4_bears_the_name_that_apple_plays()
    {
        var clip = await ProbeAsync(await folder.MakeAsync("h265.mkv", "-f", "lavfi", "-i", "testsrc=s=64x36:r=25:d=0.4",
            "-c:v", "libx265", "-x265-params", "log-level=none", "-pix_fmt", "yuv420p"));
        var path = Path.Combine(folder.Fresh(), "out.mp4");
        await DeliverAsync(new DeliveryOrder { OutputPath = path, LengthSamples = SampleClock.SamplesAt(clip.DurationSeconds), Picture = clip });
        Assert.True((await File.ReadAllBytesAsync(path, Cancel)).AsSpan().IndexOf("hvc1"u8) > 0);
    }

    [Fact]
    public async Task Turn_and_metadata_are_kept_and_the_old_sound_is_not()
    {
        var upright = await folder.MakeAsync("talking.mp4", "-f", "lavfi", "-i", "testsrc2=s=128x72:r=25:d=1.2", "-f", "lavfi", "-i", "sine=d=1.2",
            "-c:v", "libx264", "-pix_fmt", "yuv420p", "-metadata", "comment=by the sea");
        var clip = await ProbeAsync(await folder.MakeAsync("tall.mp4", "-i", upright, "-c", "copy", "-metadata:s:v", "rotate=90"));
        var path = Path.Combine(folder.Fresh(), "out.mp4");
        await DeliverAsync(new DeliveryOrder { OutputPath = path, LengthSamples = Length, Picture = clip, Title = "Tides" });
        var result = await ProbeAsync(path);
        Assert.NotEqual(0, clip.TurnDegrees);
        Assert.Equal((clip.TurnDegrees, clip.Width, clip.Height), (result.TurnDegrees, result.Width, result.Height));
        var report = await new Prober(folder.Tools).ReportAsync(path, Cancel);
        Assert.Single(report.Streams!.Value, stream => stream.Type == "audio");
        var bytes = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path, Cancel));
        Assert.Contains("by the sea", bytes, StringComparison.Ordinal);
        Assert.Contains("Tides", bytes, StringComparison.Ordinal);
        Assert.True(bytes.IndexOf("moov", StringComparison.Ordinal) < bytes.IndexOf("mdat", StringComparison.Ordinal), "the index comes first");
    }

    [Fact]
    public async Task Sound_starts_at_its_offset_under_a_picture_that_starts_late()
    {
        var prompt = await folder.MakeClipAsync("prompt2.mp4", seconds: 2, more: ["-bf", "2"]);
        var clip = await ProbeAsync(await folder.MakeAsync("late2.mp4", "-f", "lavfi", "-i", "sine=d=3", "-itsoffset", "0.48", "-i", prompt, "-c:v", "copy"));
        var path = Path.Combine(folder.Fresh(), "out.mp4");
        await DeliverAsync(new DeliveryOrder { OutputPath = path, LengthSamples = Length, Picture = clip, OffsetSeconds = 0.75 });
        var (left, _) = await folder.DecodeAsync(path);
        Assert.Equal((int)(0.75 * 48_000) + PulseAt, IndexOfPeak(left), 2.0);
        Assert.Equal(0, (await ProbeAsync(path)).StartSeconds, 1e-6);
    }

    [Theory]
    [InlineData("same.wav")]
    [InlineData("same.mp3")]
    [InlineData("same.flac")]
    [InlineData("same.mp4")]
    [InlineData("same.mkv")]
    [InlineData("same.webm")]
    public async Task The_same_sound_gives_the_same_bytes(string name)
    {
        var clip = Path.GetExtension(name) is ".mp4" or ".mkv" or ".webm"
            ? await ProbeAsync(await folder.MakeClipAsync("bits.mp4", size: "64x36", seconds: 1.2))
            : null;
        var order = new DeliveryOrder { OutputPath = Path.Combine(folder.Fresh(), name), LengthSamples = Length, Picture = clip, Title = "Twice" };
        var again = order with { OutputPath = Path.Combine(folder.Fresh(), name) };
        await DeliverAsync(order);
        await DeliverAsync(again);
        Assert.Equal(await File.ReadAllBytesAsync(order.OutputPath, Cancel), await File.ReadAllBytesAsync(again.OutputPath, Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<ClipInfo> ProbeAsync(string path) => folder.Media.ProbeAsync(path, Cancel);

    private async Task DeliverAsync(DeliveryOrder order)
    {
        var sound = Pulse();
        var right = Array.ConvertAll(sound, sample => -sample / 2);
        await using var sink = await folder.Media.OpenSinkAsync(order, Cancel);
        for (var at = 0L; at < order.LengthSamples; at += 10_000)
        {
            var count = (int)Math.Min(10_000, order.LengthSamples - at);
            var block = Padded(sound, (int)at, count);
            await sink.WriteAsync(block, Padded(right, (int)at, count), Cancel);
        }

        await sink.CompleteAsync(Cancel);
        sink.Publish();
        Assert.Equal([Path.GetFileName(order.OutputPath)], Directory.GetFileSystemEntries(Path.GetDirectoryName(order.OutputPath)!).Select(Path.GetFileName));
    }

    private static float[] Padded(float[] sound, int at, int count) =>
        [.. Enumerable.Range(at, count).Select(i => i < sound.Length ? sound[i] : 0)];

    /// <summary>A bell of two milliseconds: every codec keeps the place of its top.</summary>
    private static float[] Pulse() =>
        [.. Enumerable.Range(0, Length).Select(i => 0.5f * MathF.Exp(-0.5f * MathF.Pow((i - PulseAt) / 24f, 2)))];

    private static int IndexOfPeak(float[] sound) => Array.IndexOf(sound, sound.Max());

    /// <summary>A hash of the decoded pictures: equal where the stream was copied.</summary>
    private async Task<string> PictureHashAsync(string path) =>
        await File.ReadAllTextAsync(await folder.MakeAsync(Path.GetRelativePath(folder.Folder, path) + ".hash", "-i", path, "-map", "0:V:0", "-f", "hash"), Cancel);
}
