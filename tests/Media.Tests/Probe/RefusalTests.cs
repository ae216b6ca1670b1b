using Cuewright.Engine;
using Cuewright.Media.Processes;

namespace Cuewright.Media.Tests.Probe;

public sealed class RefusalTests(MediaFolder folder)
{
    [Fact]
    public async Task A_missing_file_is_named()
    {
        await RefusedAsync(folder.PathOf("nowhere.mp4"), RefusalCode.NotFound, "nowhere.mp4");
        await RefusedAsync("http://localhost/clip.mp4", RefusalCode.NotFound, "http://localhost/clip.mp4");
        await RefusedAsync("concat:a.ts|b.ts", RefusalCode.NotFound, "concat:");
    }

    [Fact]
    public Task A_folder_is_no_file() => RefusedAsync(folder.Folder, RefusalCode.Unreadable, "folder");

    [Fact]
    public async Task An_empty_file_is_refused() => await RefusedAsync(await WriteAsync("empty.mp4", ""), RefusalCode.Unreadable, "is empty");

    [Theory]
    [InlineData("letter.mp4")]
    [InlineData("letter.mkv")]
    [InlineData("letter.gif")]
    public async Task Text_that_bears_the_name_of_a_movie_is_refused(string name) =>
        await RefusedAsync(await WriteAsync(name, "Dear Sir,\nI send you no movie.\n"), RefusalCode.Unreadable, "mp4");

    [Fact]
    public async Task A_movie_cut_short_before_its_index_is_refused()
    {
        var whole = await File.ReadAllBytesAsync(await folder.MakeClipAsync("uncut.mp4"), Cancel);
        var path = folder.PathOf("cut.mp4");
        await File.WriteAllBytesAsync(path, whole[..(whole.Length / 2)], Cancel);
        await RefusedAsync(path, RefusalCode.Unreadable, "cut short");
    }

    [Fact]
    public async Task A_movie_cut_short_behind_its_index_lasts_as_long_as_what_is_left()
    {
        var complete = await folder.MakeClipAsync("indexed.mp4", seconds: 24, rate: "5", more: ["-g", "5", "-movflags", "+faststart"]);
        Assert.Equal(24, (await folder.Media.ProbeAsync(complete, Cancel)).DurationSeconds, 1e-9);
        var whole = await File.ReadAllBytesAsync(complete, Cancel);
        var path = folder.PathOf("half.mp4");
        await File.WriteAllBytesAsync(path, whole[..(whole.Length / 2)], Cancel);
        var clip = await folder.Media.ProbeAsync(path, Cancel);
        Assert.InRange(clip.DurationSeconds, 5, 19);
        Assert.Equal((await folder.TimesAsync(clip))[^1] + 0.2, clip.DurationSeconds, 0.45);
    }

    [Fact]
    public async Task A_movie_without_frames_is_refused() =>
        await RefusedAsync(await folder.MakeAsync("zero.mp4", "-f", "lavfi", "-i", "testsrc=s=64x36", "-frames:v", "0"), RefusalCode.Unreadable, "neither");

    [Fact]
    public async Task A_picture_track_without_frames_is_none_beside_sound()
    {
        var path = await folder.MakeAsync("unseen.mkv", "-f", "lavfi", "-i", "sine=d=1", "-f", "lavfi", "-i", "testsrc=s=64x36:d=1",
            "-map", "0", "-map", "1", "-vf", "select=0", "-c:v", "mpeg4");
        var clip = await folder.Media.ProbeAsync(path, Cancel);
        Assert.Equal((false, true), (clip.HasPicture, clip.HasSound));
        var refusal = await Assert.ThrowsAsync<RefusalException>(() => folder.TimesAsync(clip));
        Assert.Equal(RefusalCode.NoPicture, refusal.Code);
    }

    [Theory]
    [InlineData("list.mp4", "ffconcat version 1.0\nfile secret.ts\n")]
    [InlineData("list.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nsecret.ts\n#EXT-X-ENDLIST\n")]
    public async Task Playlists_that_name_other_files_are_refused(string name, string text)
    {
        await folder.MakeClipAsync("secret.ts");
        var path = await WriteAsync(name, text);
        // Left to itself ffprobe follows the list: the test has something to find.
        var (unguarded, output) = await ToolProcess.RunAsync(folder.Tools, new ToolCall
        {
            Tool = Tool.Ffprobe,
            Arguments = ["-v", "error", "-show_entries", "stream=width", "-i", "file:" + path],
            WallTime = TimeSpan.FromMinutes(1),
        }, Cancel);
        Assert.True(unguarded.Succeeded);
        Assert.Contains("width=128", System.Text.Encoding.UTF8.GetString(output), StringComparison.Ordinal);

        await RefusedAsync(path, RefusalCode.Unreadable, "not a video");
        await Assert.ThrowsAsync<RefusalException>(() => folder.DecodeAsync(path));
    }

    [Theory]
    [InlineData("-i x.mp4")]
    [InlineData("it's \"quoted\" $(true).mp4")]
    [InlineData("Größe 音楽 🎬.mp4")]
    [InlineData("line\nbreak.mp4")]
    [InlineData("concat:a|b.mp4")]
    [InlineData("frame%03d.mp4")]
    public async Task Names_are_only_names(string name)
    {
        var path = folder.PathOf(name);
        File.Copy(await folder.MakeClipAsync("plain.mp4", seconds: 0.2), path);
        var clip = await folder.Media.ProbeAsync(path, Cancel);
        var output = Path.Combine(folder.Fresh(), name);
        await using (var sink = await folder.Media.OpenSinkAsync(new() { OutputPath = output, LengthSamples = 9600, Picture = clip, Title = name }, Cancel))
        {
            await sink.WriteAsync(new float[9600], new float[9600], Cancel);
            await sink.CompleteAsync(Cancel);
            sink.Publish();
        }

        Assert.Equal([name], Directory.GetFileSystemEntries(Path.GetDirectoryName(output)!).Select(Path.GetFileName));
    }

    [Fact]
    public void Addresses_are_absolute_and_have_a_scheme() => Assert.Equal("file:" + Path.Combine(Environment.CurrentDirectory, "-y"), SourceFile.Address("-y"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task RefusedAsync(string path, RefusalCode code, string words)
    {
        var refusal = await Assert.ThrowsAsync<RefusalException>(() => folder.Media.ProbeAsync(path, Cancel));
        Assert.Equal(code, refusal.Code);
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    private async Task<string> WriteAsync(string name, string text)
    {
        await File.WriteAllTextAsync(folder.PathOf(name), text, Cancel);
        return folder.PathOf(name);
    }
}
