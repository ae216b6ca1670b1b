using System.Text;
using Cuewright.Engine;
using Cuewright.Media.Processes;

namespace Cuewright.Media.Tests.Hostile;

/// <summary>A stranger's file names another file here, or an address: neither is opened, and nothing of it is told.</summary>
public sealed class ForeignReferenceTests(MediaFolder folder)
{
    [Fact]
    public async Task Nothing_that_a_file_names_is_opened_whatever_the_file_is_called()
    {
        using var canary = new Canary(await folder.MakeClipAsync("canary.ts", seconds: 0.2, more: ["-metadata", "title=nightingale"]));
        using var door = new QuietDoor();
        var place = folder.Fresh();
        foreach (var (name, bytes) in ForeignReferences.To(canary.Path, door.Port))
        {
            foreach (var ending in new[] { "", ".mp4", ".ts" })
            {
                var path = Path.Combine(place, name + ending);
                await File.WriteAllBytesAsync(path, bytes, Cancel);
                var refusal = await Assert.ThrowsAsync<RefusalException>(() => folder.Media.ProbeAsync(path, Cancel));
                Assert.DoesNotContain("nightingale", refusal.ToString(), StringComparison.Ordinal);
                Assert.False(canary.WasOpened(), name + ending);
                Assert.False(door.WasKnockedAt(), name + ending);
            }
        }
    }

    [Fact]
    public async Task The_canary_would_sing()
    {
        using var canary = new Canary(await folder.MakeClipAsync("singing.ts", seconds: 0.2));
        using var door = new QuietDoor();
        var path = folder.PathOf("unguarded.m3u8");
        await File.WriteAllBytesAsync(path, ForeignReferences.To(canary.Path, door.Port)["list.m3u8"], Cancel);
        await UnguardedAsync("-i", path);
        Assert.True(canary.WasOpened());
        await File.WriteAllBytesAsync(path, ForeignReferences.To(canary.Path, door.Port)["list-web.m3u8"], Cancel);
        await UnguardedAsync("-rw_timeout", "200000", "-protocol_whitelist", "file,http,tcp", "-i", path);
        Assert.True(door.WasKnockedAt());
    }

    [Fact]
    public async Task The_pictures_of_a_movie_are_not_looked_for_in_another_file()
    {
        var movie = await File.ReadAllBytesAsync(await folder.MakeClipAsync("plain.mov", seconds: 0.2), Cancel);
        using var canary = new Canary(await folder.MakeClipAsync("outside.mov", seconds: 0.2));
        var path = folder.PathOf("pointing.mov");
        await File.WriteAllBytesAsync(path, OutsideMovie.PointingTo(movie, canary.Path), Cancel);

        await UnguardedAsync("-enable_drefs", "1", "-use_absolute_path", "1", "-i", path);
        Assert.True(canary.WasOpened());

        await Assert.ThrowsAsync<RefusalException>(async () => await folder.TimesAsync(await folder.Media.ProbeAsync(path, Cancel)));
        Assert.False(canary.WasOpened());
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<string> UnguardedAsync(params string[] arguments)
    {
        var (_, output) = await ToolProcess.RunAsync(folder.Tools, new ToolCall { Tool = Tool.Ffprobe, Arguments = ["-v", "quiet", .. arguments], WallTime = TimeSpan.FromMinutes(1) }, Cancel);
        return Encoding.UTF8.GetString(output);
    }
}
