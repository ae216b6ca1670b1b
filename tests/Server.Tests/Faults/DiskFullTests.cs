using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Cuewright.Server.Tests.Faults;

/// <summary>On a real disk that is really full.</summary>
public sealed class DiskFullTests : IAsyncLifetime
{
    private const int DiskMegabytes = 40;

    private string _folder = "";
    private ServerProcess? _server;
    private HttpClient? _client;

    private ServerProcess Server => _server!; // Set when the test begins.

    private HttpClient Client => _client!; // As above.

    private string Seen => SmallDisk.Seen(Server, _folder);

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(SmallDisk.IsAllowed, "No disk of its own can be given to a process here.");
        _folder = Directory.CreateTempSubdirectory("server-disk-").FullName;
        _server = ServerProcess.Start(_folder, SmallDisk.Around(_folder, DiskMegabytes), "--least-free", "8MB");
        _client = await _server.ClientAsync() ?? throw new InvalidOperationException($"The server did not start: {_server.Log}");
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_server is not null) await _server.DisposeAsync();
        if (_folder.Length > 0) Directory.Delete(_folder);
    }

    [Fact]
    public async Task What_was_accepted_waits_for_room_and_what_does_not_fit_is_refused_with_nothing_left_behind()
    {
        SmallDisk.Fill(Seen, 4 << 20);
        var waiting = await SubmitAsync(new { prompt = "solo piano", duration = 2 });
        var ready = await RunningServer.ReadAsync(await Client.GetAsync("/readyz"), HttpStatusCode.ServiceUnavailable);
        Assert.False(ready.GetProperty("checks").GetProperty("disk").GetProperty("ok").GetBoolean());
        await RefusesAsync(await Client.PostAsync("/v1/files?name=large.mp4", new ByteArrayContent(new byte[12 << 20])));
        Assert.Empty(Directory.GetFiles(Path.Combine(Seen, "files"), "*", SearchOption.AllDirectories));
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(Seen, "work"), "*", SearchOption.AllDirectories), file => Path.GetFileName(file) != "alive");

        SmallDisk.Fill(Seen, 0);
        await RefusesAsync(await Client.PostAsJsonAsync("/v1/jobs", new { prompt = new string('x', 900), duration = 2 }));
        Assert.Equal("queued", (await StateAsync(waiting)).GetString());

        SmallDisk.Clear(Seen);
        Assert.NotEmpty(await Orders.ResultAsync(Client, waiting));
        await RunningServer.ReadAsync(await Client.GetAsync("/readyz"), HttpStatusCode.OK);
        await RunningServer.ReadAsync(await Client.PostAsync("/v1/files?name=small.mp4", new ByteArrayContent(new byte[1 << 20])), HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_job_that_others_took_the_room_from_waits_and_one_that_is_too_large_itself_fails()
    {
        var body = new { prompt = "solo piano", duration = 60, seed = 5 };
        var disturbed = await SubmitAsync(body);
        await PlayingAsync(disturbed);
        SmallDisk.Fill(Seen, 0);
        await LogSaysAsync("waits, since the disk is full");
        SmallDisk.Clear(Seen);
        Assert.NotEmpty(await Orders.ResultAsync(Client, disturbed));

        var tooLarge = await SubmitAsync(new { prompt = "solo piano", duration = 240, seed = 5 });
        var failed = await RunningServer.ReadAsync(await Client.GetAsync($"/v1/jobs/{tooLarge}/result?wait=200"), HttpStatusCode.InsufficientStorage);
        Assert.Equal("disk_full", failed.GetProperty("error").GetProperty("code").GetString());
        await RunningServer.ReadAsync(await Client.GetAsync("/readyz"), HttpStatusCode.OK);
    }

    private static async Task RefusesAsync(HttpResponseMessage answer) =>
        Assert.Equal("disk_full", (await RunningServer.ReadAsync(answer, HttpStatusCode.InsufficientStorage)).GetProperty("error").GetProperty("code").GetString());

    private async Task<string> SubmitAsync(object body) =>
        (await RunningServer.ReadAsync(await Client.PostAsJsonAsync("/v1/jobs", body), HttpStatusCode.Accepted)).GetProperty("id").GetString()!; // Every job has one.

    private async Task<JsonElement> StateAsync(string id) => (await RunningServer.ReadAsync(await Client.GetAsync($"/v1/jobs/{id}"), HttpStatusCode.OK)).GetProperty("state");

    private async Task PlayingAsync(string id)
    {
        using var news = new StreamReader(await Client.GetStreamAsync($"/v1/jobs/{id}/events"));
        while (await news.ReadLineAsync() is { } line)
        {
            if (line.Contains("\"stage\":\"Playing", StringComparison.Ordinal)) return;
        }

        Assert.Fail("It was over before it was heard playing.");
    }

    private async Task LogSaysAsync(string words)
    {
        while (!Server.Log.Contains(words, StringComparison.Ordinal))
        {
            Assert.True(Server.IsAlive, Server.Log);
            await Task.Delay(50);
        }
    }
}
