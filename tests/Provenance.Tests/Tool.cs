using System.Diagnostics;

namespace Cuewright.Provenance.Tests;

/// <summary>Other programs: what they say must come from them and not from us.</summary>
internal static class Tool
{
    private static readonly string Artifacts = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));

    /// <summary>What the official verifier says of a file.</summary>
    public static async Task<Verdict> VerifyAsync(string file, string? trustedRoot = null)
    {
        string[] arguments = [Path.Combine(Artifacts, "..", "tests", "Clients", "c2pa.mjs"), file];
        return Verdict.Of(await RunAsync("node", trustedRoot is null ? arguments : [.. arguments, trustedRoot]));
    }

    /// <summary>A checksum of the decoded sound.</summary>
    public static Task<string> SoundOfAsync(string file) => RunAsync("ffmpeg", ["-v", "error", "-i", file, "-f", "md5", "-"]);

    public static Task<string> TitleOfAsync(string file) => RunAsync("ffprobe", ["-v", "error", "-show_entries", "format_tags=title", "-of", "csv=p=0", file]);

    /// <summary>A tone, and whatever else the encoder is told.</summary>
    public static Task MakeMp3Async(string file, double seconds, params string[] options) =>
        RunAsync("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", FormattableString.Invariant($"sine=440:d={seconds}"), .. options, file]);

    private static async Task<string> RunAsync(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CLIENTS"] = Path.Combine(Artifacts, "clients");
        using var process = Process.Start(start)!; // Null only with the shell, which is not asked.
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {await error}");
        return (await output).Trim();
    }
}
