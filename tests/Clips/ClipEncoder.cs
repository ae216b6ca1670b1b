using System.Diagnostics;
using System.Globalization;

namespace Cuewright.Clips;

/// <summary>What a written clip looks like beside its script.</summary>
public sealed record ClipFormat(int Width = 640, int Height = 360, int Quality = 20, string Preset = "veryfast", bool Sound = false);

/// <summary>Writes scripts as H.264 files with ffmpeg. The extension of the path decides the container.</summary>
public static class ClipEncoder
{
    public static async Task WriteAsync(ClipScript script, string path, ClipFormat? format = null)
    {
        format ??= new ClipFormat();
        using var process = Process.Start(Order(script, path, format)) ?? throw new InvalidOperationException("ffmpeg did not start");
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await using var pixels = process.StandardInput.BaseStream;
            foreach (var frame in ScriptPlayer.Play(script, format.Width, format.Height)) await pixels.WriteAsync(frame.Rgb);
        }
        catch (IOException)
        {
            // ffmpeg went away: what it said is thrown below.
        }

        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"ffmpeg could not write {path}: {await errors}");
    }

    private static ProcessStartInfo Order(ClipScript script, string path, ClipFormat format)
    {
        var rate = string.Create(CultureInfo.InvariantCulture, $"{script.Rate.Numerator}/{script.Rate.Denominator}");
        List<string> arguments =
        [
            "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", $"{format.Width}x{format.Height}", "-r", rate, "-i", "pipe:0",
        ];
        if (format.Sound)
        {
            var seconds = script.Seconds.ToString(CultureInfo.InvariantCulture);
            arguments.AddRange(["-f", "lavfi", "-i", $"sine=frequency=440:sample_rate=48000:duration={seconds}", "-c:a", "aac"]);
        }

        arguments.AddRange(
        [
            "-c:v", "libx264", "-preset", format.Preset, "-crf", $"{format.Quality}", "-pix_fmt", "yuv420p", "-movflags", "+faststart", path,
        ]);
        return new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardInput = true, RedirectStandardError = true };
    }
}
