using Cuewright.Media.Processes;

namespace Cuewright.Media.Tests;

/// <summary>A temporary folder with small generated clips, shared by all tests and removed after them.</summary>
public sealed class MediaFolder : IDisposable
{
    public MediaFolder() => Folder = Directory.CreateTempSubdirectory("media-tests-").FullName;

    public string Folder { get; }

    public FfmpegMedia Media { get; } = new();

    internal FfmpegTools Tools { get; } = FfmpegTools.Find(Environment.GetEnvironmentVariable("PATH"));

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>A folder of its own for what a test writes.</summary>
    public string Fresh() => Directory.CreateDirectory(PathOf(Path.GetRandomFileName())).FullName;

    /// <summary>Runs ffmpeg to make a file; the last argument is its name.</summary>
    public async Task<string> MakeAsync(string name, params string[] arguments)
    {
        var path = PathOf(name);
        var (exit, _) = await ToolProcess.RunAsync(Tools, new ToolCall
        {
            Tool = Tool.Ffmpeg,
            Arguments = ["-v", "error", "-nostdin", "-y", .. arguments, "file:" + path],
            WallTime = TimeSpan.FromMinutes(1),
            FileBytes = 1 << 30,
        }, TestContext.Current.CancellationToken);
        Assert.True(exit.Succeeded, exit.ErrorTail);
        return path;
    }

    /// <summary>A moving test picture (testsrc keeps odd sizes, testsrc2 does not) as H.264.</summary>
    public Task<string> MakeClipAsync(string name, string size = "128x72", string rate = "25", double seconds = 1, params string[] more) =>
        MakeAsync(name, ["-f", "lavfi", "-i", FormattableString.Invariant($"testsrc=s={size}:r={rate}:d={seconds}"),
            "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", .. more]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
