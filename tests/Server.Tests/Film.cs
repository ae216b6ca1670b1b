using System.Diagnostics;
using Cuewright.Media;

namespace Cuewright.Server.Tests;

/// <summary>A short clip, made once: three seconds, one cut, no sound.</summary>
internal static class Film
{
    private static readonly Lazy<Task<byte[]>> Made = new(MakeAsync);

    public static Task<byte[]> BytesAsync() => Made.Value;

    /// <summary>What ffprobe says of the streams of a file: "video,audio".</summary>
    public static async Task<string> StreamsAsync(byte[] file)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, file);
        var lines = await RunAsync("ffprobe", "-v", "error", "-show_entries", "stream=codec_type", "-of", "csv=p=0", path);
        File.Delete(path);
        return string.Join(',', lines.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>What ffprobe says of a file: its streams, its length in seconds and its title.</summary>
    public static async Task<string> DescribeAsync(byte[] file)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, file);
        var text = await RunAsync("ffprobe", "-v", "error", "-show_entries", "stream=codec_name,sample_rate,channels,start_time,duration:format_tags=title", "-of", "csv=p=0", path);
        File.Delete(path);
        return text;
    }

    /// <summary>The packets of a file's picture, as a checksum.</summary>
    public static Task<string> PictureAsync(string path) => RunAsync("ffmpeg", "-v", "error", "-i", path, "-map", "0:v", "-c", "copy", "-f", "md5", "-");

    /// <summary>The left side of a file's sound at 48 kHz.</summary>
    public static async Task<float[]> SoundAsync(string path)
    {
        var samples = new List<float>();
        await foreach (var block in new FfmpegMedia().ReadSoundAsync(path, CancellationToken.None)) samples.AddRange(block.Left.Span);
        return [.. samples];
    }

    private static async Task<byte[]> MakeAsync()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("server-film-").FullName, "film.mp4");
        await RunAsync("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "color=c=navy:s=160x90:r=25:d=1.6", "-f", "lavfi", "-i", "testsrc=s=160x90:r=25:d=1.4",
            "-filter_complex", "[0][1]concat=n=2,format=yuv420p", "-c:v", "libx264", "-preset", "ultrafast", path);
        var film = await File.ReadAllBytesAsync(path);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true); // It was put into one just above.
        return film;
    }

    private static async Task<string> RunAsync(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!; // null only with shell execution
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program}: {await error}");
    }
}
