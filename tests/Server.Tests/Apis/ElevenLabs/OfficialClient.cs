using System.Diagnostics;
using System.Text.Json;

namespace Cuewright.Server.Tests.Apis.ElevenLabs;

/// <summary>Runs a scenario of tests/Clients/elevenlabs.cjs, in which the unmodified client of npm speaks to a server here.</summary>
internal sealed class OfficialClient : IDisposable
{
    private static readonly string Artifacts = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));

    /// <summary>Holds the clips, and takes what is made.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("client-tests-").FullName;

    public string File(string name) => Path.Combine(Folder, name);

    /// <summary>A clip of so many tenths of a second.</summary>
    public Task MakeClipAsync(string name, int tenths, string picture = "testsrc2") =>
        RunAsync("ffmpeg", "-v", "error", "-f", "lavfi", "-i", $"{picture}=s=64x36:r=10", "-frames:v", $"{tenths}", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", File(name + ".mp4"));

    public async Task<JsonElement> PlayAsync(RunningServer server, string scenario, string key, params IEnumerable<string> arguments)
    {
        var script = Path.Combine(Artifacts, "..", "tests", "Clients", "elevenlabs.cjs");
        var said = await RunAsync("node", [script, scenario, $"{server.Client.BaseAddress}elevenlabs", key, Folder, .. arguments]);
        return JsonElement.Parse(said.Split('\n')[^1]);
    }

    public static async Task<string> RunAsync(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NODE_PATH"] = Path.Combine(Artifacts, "clients", "node_modules");
        using var process = Process.Start(start)!; // Null only with the shell, which is not asked.
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await error}");
        return (await output).Trim();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
