using System.Net;
using Cuewright.Delivery.Files;
using Cuewright.Jobs;

namespace Cuewright.Server.Tests.Faults;

/// <summary>Somebody sets the clock of the machine while the server works.</summary>
public sealed class ClockJumpTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_running_job_is_not_begun_again(double hours)
    {
        var clock = new SetClock();
        await using var server = await RunningServer.StartAsync(clock: clock);
        var id = await server.SubmitAsync(new { prompt = "solo piano", duration = 120 });
        await server.UntilAsync(id, job => job.GetProperty("stage").GetString()!.StartsWith("Playing", StringComparison.Ordinal));
        clock.Set(TimeSpan.FromHours(hours));
        await server.ResultAsync(id);
        Assert.Equal(1, (await server.Part<IJobStore>().FindAsync(id, default))!.Attempt); // Just read its result.
    }

    [Fact]
    public async Task Results_and_their_links_end_by_the_clock_and_come_back_with_it_until_they_are_swept()
    {
        var clock = new SetClock();
        await using var server = await RunningServer.StartAsync(options => options with { KeepResults = TimeSpan.FromMinutes(30) }, clock: clock);
        var id = await server.SubmitAsync(new { prompt = "solo piano", duration = 2 });
        var url = (await server.ResultAsync(id)).GetProperty("takes")[0].GetProperty("output").GetProperty("url").GetString();
        clock.Set(TimeSpan.FromHours(-1));
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync(url)).StatusCode);
        clock.Set(TimeSpan.FromHours(2));
        Assert.Equal(HttpStatusCode.Gone, (await server.Client.GetAsync(url)).StatusCode);
        while (await server.Part<IJobStore>().FindAsync(id, default) is not null) await Task.Delay(50);
        while (server.Part<FileShelf>().List().Any()) await Task.Delay(50);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_webhook_that_waits_for_its_next_try_comes_no_later_for_it(double hours)
    {
        var clock = new SetClock();
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = context =>
        {
            context.Response.StatusCode = receiver.Received["told"].Count == 1 ? 500 : 200;
            if (receiver.Received["told"].Count == 1) clock.Set(TimeSpan.FromHours(hours));
            return Task.CompletedTask;
        };
        await using var server = await RunningServer.StartAsync(options => options with { ReachPrivate = true }, clock: clock);
        var id = await server.SubmitAsync(new { prompt = "solo piano", duration = 2, webhook_url = receiver.AddressOf("told") });
        await server.UntilAsync(id, job => job.GetProperty("state").GetString() == "succeeded");
        while (!receiver.Received.TryGetValue("told", out var told) || told.Count < 2) await Task.Delay(50);
        Assert.Equal([id, id], receiver.Received["told"]);
    }
}
