namespace Cuewright.Cli.Tests;

/// <summary>A folder for one test class with a short clip in it: six seconds, two hard cuts, a tone.</summary>
public sealed class Desk : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("cuewright-cli-").FullName;

    public string Clip => File("clip.mp4");

    public string File(string name) => Path.Combine(Folder, name);

    public string[] Names() => [.. Directory.EnumerateFileSystemEntries(Folder).Select(path => Path.GetFileName(path)!).Order()];

    public async ValueTask InitializeAsync() => await CommandLine.ToolAsync(
        "ffmpeg", "-v", "error",
        "-f", "lavfi", "-i", "color=c=navy:s=320x180:r=25:d=2.4", "-f", "lavfi", "-i", "testsrc=s=320x180:r=25:d=1.6", "-f", "lavfi", "-i", "color=c=orange:s=320x180:r=25:d=2",
        "-f", "lavfi", "-i", "sine=f=330:d=6", "-filter_complex", "[0][1][2]concat=n=3:v=1:a=0,format=yuv420p[v]", "-map", "[v]", "-map", "3", "-c:v", "libx264", "-c:a", "aac", Clip);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
