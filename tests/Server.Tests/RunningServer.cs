using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Cuewright.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cuewright.Server.Tests;

/// <summary>The real server on a free port, with a data folder of its own that may outlive it.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly bool _ownsFolder;

    private RunningServer(WebApplication app, string folder, bool ownsFolder)
    {
        (_app, Folder, _ownsFolder) = (app, folder, ownsFolder);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromMinutes(2) };
    }

    public string Folder { get; }

    /// <summary>What it keeps of things that are not finished; its sign of life is none of them.</summary>
    public IEnumerable<string> Unfinished =>
        Directory.EnumerateFiles(Path.Combine(Folder, "work"), "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "alive");

    public HttpClient Client { get; }

    public static async Task<RunningServer> StartAsync(Func<ServerOptions, ServerOptions>? set = null, string? folder = null, TimeProvider? clock = null)
    {
        var home = folder ?? Directory.CreateTempSubdirectory("server-tests-").FullName;
        var options = new ServerOptions { Urls = [new Uri("http://127.0.0.1:0")], DataFolder = home, Log = LogLevel.Error };
        var app = ServerHost.Build(set?.Invoke(options) ?? options, Bank.Small, clock ?? TimeProvider.System);
        await app.StartAsync();
        return new RunningServer(app, home, folder is null);
    }

    public T Part<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async Task<JsonElement> GetAsync(string path, HttpStatusCode expected = HttpStatusCode.OK) => await ReadAsync(await Client.GetAsync(path), expected);

    public async Task<JsonElement> PostAsync(string path, object? body, HttpStatusCode expected, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await ReadAsync(await Client.SendAsync(request), expected);
    }

    /// <summary>As SIGTERM does.</summary>
    public Task StopAsync() => _app.StopAsync();

    /// <summary>Hands in a job and gives its id.</summary>
    public async Task<string> SubmitAsync(object body, string? idempotencyKey = null) =>
        (await PostAsync("/v1/jobs", body, HttpStatusCode.Accepted, idempotencyKey)).GetProperty("id").GetString()!; // Every job has one.

    public async Task<JsonElement> ResultAsync(string id, HttpStatusCode expected = HttpStatusCode.OK) => await GetAsync($"/v1/jobs/{id}/result?wait=100", expected);

    /// <summary>Waits for a state by its news.</summary>
    public async Task<JsonElement> UntilAsync(string id, Func<JsonElement, bool> isThere)
    {
        await using var news = await Client.GetStreamAsync($"/v1/jobs/{id}/events");
        using var lines = new StreamReader(news);
        while (await lines.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("data: ", StringComparison.Ordinal)) continue;
            var job = JsonElement.Parse(line[6..]).GetProperty("job");
            if (isThere(job)) return job;
        }

        throw new InvalidOperationException("The news ended before that.");
    }

    public async Task<string> UploadAsync(byte[] content, string name)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } };
        return (await ReadAsync(await Client.PostAsync("/v1/files", form), HttpStatusCode.Created)).GetProperty("id").GetString()!; // Every file has one.
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsFolder) Directory.Delete(Folder, recursive: true);
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        using var _ = answer;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode} instead of {(int)expected}: {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }
}
