using System.Collections.Concurrent;
using Cuewright.Engine.Pipeline;
using Cuewright.Media.Processes;

namespace Cuewright.Media.Tests;

/// <summary>A temporary folder with small generated clips, shared by all tests and removed after them.</summary>
public sealed class MediaFolder : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _made = new();

    public MediaFolder() => Folder = Directory.CreateTempSubdirectory("media-tests-").FullName;

    public string Folder { get; }

    public FfmpegMedia Media { get; } = new();

    internal FfmpegTools Tools { get; } = FfmpegTools.Find(Environment.GetEnvironmentVariable("PATH"));

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>A folder of its own for what a test writes.</summary>
    public string Fresh() => Directory.CreateDirectory(PathOf(Path.GetRandomFileName())).FullName;

    /// <summary>Runs ffmpeg to make a file, once for each name.</summary>
    public Task<string> MakeAsync(string name, params string[] arguments) =>
        _made.GetOrAdd(name, _ => new Lazy<Task<string>>(() => RunAsync(PathOf(name), arguments))).Value;

    /// <summary>A moving test picture as H.264 (testsrc keeps odd sizes, testsrc2 does not).</summary>
    public Task<string> MakeClipAsync(string name, string size = "128x72", string rate = "25", double seconds = 1, params string[] more) =>
        MakeAsync(name, ["-f", "lavfi", "-i", FormattableString.Invariant($"testsrc=s={size}:r={rate}:d={seconds}"),
            "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", .. more]);

    /// <summary>What a file sounds like, read the way the flow reads it.</summary>
    public async Task<(float[] Left, float[] Right)> DecodeAsync(string path)
    {
        List<float> left = [], right = [];
        await foreach (var block in Media.ReadSoundAsync(path, TestContext.Current.CancellationToken))
        {
            left.AddRange(block.Left.Span);
            right.AddRange(block.Right.Span);
        }

        return ([.. left], [.. right]);
    }

    /// <summary>The times of the frames of a range, or of all.</summary>
    public async Task<List<double>> TimesAsync(ClipInfo clip, ClipRange? range = null)
    {
        var times = new List<double>();
        await foreach (var frame in Media.ReadFramesAsync(clip, range ?? new ClipRange(0, double.PositiveInfinity), TestContext.Current.CancellationToken))
        {
            Assert.Equal(times.Count, frame.Index);
            times.Add(frame.Seconds);
        }

        return times;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private async Task<string> RunAsync(string path, string[] arguments)
    {
        var call = new ToolCall
        {
            Tool = Tool.Ffmpeg,
            Arguments = ["-v", "error", "-nostdin", "-y", .. arguments, "file:" + path],
            WallTime = TimeSpan.FromMinutes(1),
            FileBytes = 1 << 30,
        };
        var (exit, _) = await ToolProcess.RunAsync(Tools, call, CancellationToken.None);
        Assert.True(exit.Succeeded, exit.ErrorTail);
        return path;
    }
}
