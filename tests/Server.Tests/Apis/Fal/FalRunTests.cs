using System.Text.Json.Nodes;

namespace Cuewright.Server.Tests.Apis.Fal;

/// <summary>Calls that wait for their result.</summary>
public sealed class FalRunTests(IdleServer idle) : IClassFixture<IdleServer>
{
    [Fact]
    public async Task Who_goes_away_has_cancelled()
    {
        var before = await NewestAsync();
        using var patience = new CancellationTokenSource();
        var run = idle.Http.PostAsync($"/fal/run/{FalIds.TextToMusic}", FalServer.Json("""{"prompt":"waltz"}"""), patience.Token);
        string? id;
        do id = await NewestAsync();
        while (id == before);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await idle.EndOfAsync(id!);
        Assert.Equal("client_cancelled", (await idle.GetAsync($"/fal/queue/sonilo/v1.1/requests/{id}/status")).Body["error_type"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_takes_too_long_is_ended_before_clients_send_it_again()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 }, clock: new HastyClock());
        using var answer = await server.Client.PostAsync($"/fal/run/{FalIds.TextToMusic}", FalServer.Json("""{"prompt":"waltz"}"""));
        Assert.Equal(504, (int)answer.StatusCode);
        Assert.Equal("user", answer.Headers.GetValues("x-fal-request-timeout-type").Single());
        Assert.Contains("queue", JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["message"]!.GetValue<string>());
        var id = answer.Headers.GetValues("x-fal-request-id").Single();
        var status = JsonNode.Parse(await server.Client.GetStringAsync($"/fal/queue/sonilo/v1.1/requests/{id}/status"))!;
        Assert.Equal("client_cancelled", status["error_type"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_input_may_stand_in_the_query_and_its_seconds_are_counted()
    {
        await using var server = await RunningServer.StartAsync();
        using var answer = await server.Client.GetAsync($"/fal/run/{FalIds.TextToMusic}?prompt=waltz&duration=1.5&num_samples=2&seed=3");
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal("3", answer.Headers.GetValues("x-fal-billable-units").Single());
        var takes = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["audios"]!.AsArray();
        var files = await Task.WhenAll(takes.Select(take => server.Client.GetByteArrayAsync(take!["url"]!.GetValue<string>())));
        foreach (var file in files) Assert.Equal("audio", await Film.StreamsAsync(file));
        Assert.NotEqual(files[0], files[1]);
    }

    private async Task<string?> NewestAsync() => (await idle.GetAsync("/fal/v1/requests?limit=1")).Body["requests"]!.AsArray().FirstOrDefault()?["request_id"]!.GetValue<string>();

    /// <summary>Its minutes are over at once; seconds take as long as ever.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.FromMinutes(1) ? TimeSpan.FromMilliseconds(200) : dueTime, period);
    }
}
