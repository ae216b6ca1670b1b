using System.Net;
using Cuewright.Delivery.Keys;

namespace Cuewright.Server.Tests.Operating;

public sealed class OperatingApiTests
{
    [Fact]
    public async Task Monitors_are_answered_without_a_key()
    {
        await using var server = await RunningServer.StartAsync(options => options with { KeysRequired = true, Workers = 0 });
        Assert.Equal("ok\n", await server.Client.GetStringAsync("/healthz"));
        var ready = await server.GetAsync("/readyz");
        Assert.Equal(["accepting", "disk", "ffmpeg", "keys", "store"], ready.GetProperty("checks").EnumerateObject().Select(check => check.Name).Order());
    }

    [Fact]
    public async Task Who_comes_by_is_told_which_APIs_there_are()
    {
        await using var server = await RunningServer.StartAsync(options => options with { KeysRequired = true, Workers = 0 });
        var greeting = await server.GetAsync("/");
        Assert.Equal("/v1", greeting.GetProperty("apis").GetProperty("native").GetString());
        Assert.Equal("/fal", greeting.GetProperty("apis").GetProperty("fal").GetString());
        Assert.Equal("/elevenlabs", greeting.GetProperty("apis").GetProperty("elevenlabs").GetString());
        var named = greeting.GetProperty("monitoring").EnumerateArray().Append(greeting.GetProperty("description"));
        foreach (var address in named) Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync(address.GetString())).StatusCode);
    }

    [Fact]
    public async Task With_keys_that_cannot_be_read_the_server_is_not_ready()
    {
        await using var server = await RunningServer.StartAsync(options => options with { KeysRequired = true, Workers = 0 });
        server.Part<KeyRing>().Create("studio", new KeyLimits());
        Assert.Equal("1 in use", (await server.GetAsync("/readyz")).GetProperty("checks").GetProperty("keys").GetProperty("found").GetString());
        await File.WriteAllTextAsync(Path.Combine(server.Folder, "keys.json"), "{ torn", TestContext.Current.CancellationToken);
        var ready = await server.GetAsync("/readyz", HttpStatusCode.ServiceUnavailable);
        Assert.False(ready.GetProperty("checks").GetProperty("keys").GetProperty("ok").GetBoolean());
        Assert.DoesNotContain(server.Folder, ready.GetRawText());
    }

    [Fact]
    public async Task Who_comes_while_running_jobs_have_their_time_is_answered_and_told_that_the_server_stops()
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.SubmitAsync(new { prompt = "solo piano", duration = 600 });
        await server.UntilAsync(id, job => job.GetProperty("state").GetString() == "running");
        var stopping = server.StopAsync();

        // A connection of its own: those that are open are answered in any case.
        using var newcomer = new HttpClient { BaseAddress = server.Client.BaseAddress };
        var ready = await RunningServer.ReadAsync(await newcomer.GetAsync("/readyz"), HttpStatusCode.ServiceUnavailable);
        Assert.False(ready.GetProperty("checks").GetProperty("accepting").GetProperty("ok").GetBoolean());
        await RunningServer.ReadAsync(await newcomer.PostAsync($"/v1/jobs/{id}/cancel", null), HttpStatusCode.Accepted);
        await stopping;
        await Assert.ThrowsAsync<HttpRequestException>(() => newcomer.GetAsync("/healthz"));
    }

    [Fact]
    public async Task Metrics_tell_what_was_accepted_done_and_asked()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ResultAsync(await server.SubmitAsync(new { prompt = "solo piano", duration = 2 }));
        var page = await server.Client.GetStringAsync("/metrics");

        Assert.Contains("cuewright_jobs_accepted_total{door=\"native\"} ", page);
        Assert.Contains("cuewright_jobs_ended_total{door=\"native\",state=\"succeeded\"} ", page);
        Assert.Contains("cuewright_stage_duration_seconds_count{stage=\"Playing\"} ", page);
        Assert.Contains("http_route=\"/v1/jobs\"", page);
        Assert.DoesNotContain("/files/", page.Replace("/files/{", ""));
    }
}
