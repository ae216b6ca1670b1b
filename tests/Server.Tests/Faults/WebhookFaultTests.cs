using System.Net;
using Cuewright.Jobs;
using Microsoft.Extensions.Logging;

namespace Cuewright.Server.Tests.Faults;

public sealed class WebhookFaultTests
{
    private static readonly object Short = new { prompt = "solo piano", duration = 2 };

    [Fact]
    public async Task A_receiver_that_was_down_is_told_after_it_is_back_by_whichever_server_runs_then()
    {
        var folder = Directory.CreateTempSubdirectory("server-tests-").FullName;
        var clock = new SetClock();
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        string id;
        await using (var first = await StartAsync(folder, clock))
        {
            id = await first.SubmitAsync(new { prompt = "solo piano", duration = 2, webhook_url = receiver.AddressOf("told") });
            await LogSaysAsync(first, id, "tried again in 10 s");
        }

        receiver.Answer = _ => Task.CompletedTask;
        clock.Set(TimeSpan.FromSeconds(10));
        await using (var second = await StartAsync(folder, clock)) await LogSaysAsync(second, id, "The webhook was taken.");
        Assert.Equal([id, id], receiver.Received["told"]);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_receiver_that_redirects_is_given_up_and_not_followed()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = context =>
        {
            context.Response.StatusCode = (int)HttpStatusCode.Found;
            context.Response.Headers.Location = receiver.AddressOf("elsewhere");
            return Task.CompletedTask;
        };
        await using var server = await StartAsync(null, TimeProvider.System, LogLevel.Warning);
        var log = LogLines.Of(server);
        var id = await server.SubmitAsync(new { prompt = "solo piano", duration = 2, webhook_url = receiver.AddressOf("told") });
        await LogSaysAsync(server, id, "given up after 1 tries");

        // Who runs the server hears of it too, but not where it was to go.
        var (level, text) = await log.NextAsync("given up");
        Assert.Equal(LogLevel.Warning, level);
        Assert.Contains(id, text);
        Assert.DoesNotContain("told", text);
        Assert.False(receiver.Received.ContainsKey("elsewhere"));
    }

    [Fact]
    public async Task Receivers_that_do_not_answer_hold_up_neither_work_nor_other_receivers()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var answering = new TaskCompletionSource();
        receiver.Answer = async context =>
        {
            if (context.Request.Path.Value!.StartsWith("/slow", StringComparison.Ordinal)) await answering.Task;
        };
        await using (var server = await StartAsync(null, TimeProvider.System))
        {
            // They wait when their turn comes to be worked on, so they are over at once, and each owes its webhook.
            var slow = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => server.SubmitAsync(new { prompt = "solo piano", duration = 2, priority = "low", webhook_url = receiver.AddressOf($"slow-{number}") })));
            foreach (var id in slow) await server.Part<IJobStore>().CancelAsync(id, TimeProvider.System.GetUtcNow(), default);
            var told = await server.SubmitAsync(new { prompt = "solo piano", duration = 2, webhook_url = receiver.AddressOf("told") });
            await LogSaysAsync(server, told, "The webhook was taken.");
            await server.ResultAsync(await server.SubmitAsync(Short));
            answering.SetResult();
        }
    }

    private static Task<RunningServer> StartAsync(string? folder, TimeProvider clock, LogLevel level = LogLevel.Error) =>
        RunningServer.StartAsync(options => options with { ReachPrivate = true, Log = level }, folder, clock);

    /// <summary>The log goes on after the job is over, without news of it.</summary>
    private static async Task LogSaysAsync(RunningServer server, string id, string words)
    {
        while (!(await server.GetAsync($"/v1/jobs/{id}/log")).GetRawText().Contains(words, StringComparison.Ordinal)) await Task.Delay(50);
    }
}
