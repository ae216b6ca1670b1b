using System.Text;
using System.Text.Json.Nodes;
using Cuewright.Delivery.Keys;
using Cuewright.Server.Hosting;

namespace Cuewright.Server.Tests.Apis.Fal;

/// <summary>A running server and what clients of fal say to it.</summary>
public abstract class FalServer(Func<ServerOptions, ServerOptions> set) : IAsyncLifetime
{
    private RunningServer? _server;

    /// <summary>There once it runs.</summary>
    private RunningServer Server => _server!;

    public HttpClient Http => Server.Client;

    public string Base => Http.BaseAddress!.ToString().TrimEnd('/'); // Set when it starts.

    public string Folder => Server.Folder;

    public virtual async ValueTask InitializeAsync() => _server = await RunningServer.StartAsync(options => set(options with { Drain = TimeSpan.Zero }));

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
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
public sealed class WorkingServer() : FalServer(options => options with { ReachPrivate = true });

/// <summary>Takes jobs and never begins them.</summary>
public sealed class IdleServer() : FalServer(options => options with { Workers = 0, MaxUploadBytes = 200 << 20 });

/// <summary>Works, asks for keys and goes nowhere that is private.</summary>
public sealed class KeyedServer() : FalServer(options => options with { KeysRequired = true })
{
    public string Key { get; private set; } = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Key = new KeyRing(Folder, TimeProvider.System).Create("anna", new KeyLimits()).Text;
    }
}
