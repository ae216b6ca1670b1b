using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Server.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Cuewright.Server.Tests.Apis.Fal;

/// <summary>The whole server on a port of loopback, with a tiny bank and a data folder of its own.</summary>
public abstract class FalServer(ServerOptions options) : IAsyncLifetime
{
    private readonly SoundFont _bank = SoundFont.Open("/usr/share/sounds/sf2/TimGM6mb.sf2");
    private WebApplication? _app;

    public string Folder { get; } = Directory.CreateTempSubdirectory("cuewright-fal-").FullName;

    public HttpClient Http { get; private set; } = new();

    public string Base => Http.BaseAddress!.ToString().TrimEnd('/'); // Set when it starts.

    /// <summary>Two seconds of a moving picture.</summary>
    public string Clip => Path.Combine(Folder, "clip.mp4");

    public virtual async ValueTask InitializeAsync()
    {
        await RunAsync("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "testsrc2=s=160x90:r=25:d=2", "-c:v", "libx264", "-pix_fmt", "yuv420p", Clip], []);
        _app = ServerHost.Build(options with { Urls = [new("http://127.0.0.1:0")], DataFolder = Path.Combine(Folder, "data"), Drain = TimeSpan.Zero }, _bank);
        await _app.StartAsync();
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        _bank.Dispose();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    public async Task<FalAnswer> SendAsync(HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = json is null ? null : Json(json) };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Http.SendAsync(request);
        return new FalAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

    public Task<FalAnswer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    /// <summary>Hands in text-to-music and returns the request's id.</summary>
    public async Task<string> SubmitAsync(string query = "", string input = """{"prompt":"calm piano","duration":1}""", params (string Name, string Value)[] headers)
    {
        var answer = await SendAsync(HttpMethod.Post, $"/fal/queue/{FalIds.TextToMusic}{query}", input, headers);
        Assert.Equal(200, answer.Status);
        return answer.Body["request_id"]!.GetValue<string>();
    }

    /// <summary>The job is over when its stream of news ends.</summary>
    public async Task EndOfAsync(string id) => await Http.GetStringAsync($"/fal/queue/sonilo/v1.1/requests/{id}/status/stream");

    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!; // null only with shell execution
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program}: {await error}{output}");
    }
}

/// <summary>An answer that has been read: its status, its text, and its headers.</summary>
public sealed record FalAnswer(int Status, string Text, HttpResponseMessage Response)
{
    public JsonNode Body => JsonNode.Parse(Text)!; // Only asked for where JSON is sent.

    public string? Header(string name) => Response.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : null;
}

internal static class FalIds
{
    public const string TextToMusic = "sonilo/v1.1/text-to-music";
    public const string VideoToMusic = "sonilo/v1.1/video-to-music";
    public const string VideoToVideo = "sonilo/v1.1/video-to-video-music";
}

/// <summary>Works, and may call back to this machine.</summary>
public sealed class WorkingServer() : FalServer(new ServerOptions { ReachPrivate = true });

/// <summary>Takes jobs and never begins them.</summary>
public sealed class IdleServer() : FalServer(new ServerOptions { Workers = 0, MaxUploadBytes = 200 << 20 });

/// <summary>Works, asks for keys and goes nowhere that is private.</summary>
public sealed class KeyedServer() : FalServer(new ServerOptions { KeysRequired = true })
{
    public string Key { get; private set; } = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Key = new Delivery.Keys.KeyRing(Path.Combine(Folder, "data"), TimeProvider.System).Create("anna", new Delivery.Keys.KeyLimits()).Text;
    }
}
