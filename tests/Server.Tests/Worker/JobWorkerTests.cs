using System.Net;
using Cuewright.Delivery.Keys;
using Cuewright.Jobs;
using Cuewright.Server.Worker;
using Microsoft.Extensions.Logging;

namespace Cuewright.Server.Tests.Worker;

public sealed class JobWorkerTests
{
    private static readonly object Short = new { prompt = "solo piano", duration = 2 };

    /// <summary>So long that no machine is done with it before it is stopped.</summary>
    private static readonly object Long = new { prompt = "epic orchestra", duration = 600, takes = 5, format = "mp3" };

    private static bool IsPlaying(System.Text.Json.JsonElement job) => job.GetProperty("stage").GetString()!.StartsWith("Playing", StringComparison.Ordinal);

    [Fact]
    public async Task A_running_job_that_is_cancelled_stops_and_leaves_no_program_and_no_file()
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.SubmitAsync(Long);
        await server.UntilAsync(id, IsPlaying);
        await server.PostAsync($"/v1/jobs/{id}/cancel", null, HttpStatusCode.Accepted);

        await server.UntilAsync(id, job => job.GetProperty("state").GetString() == "cancelled");
        Assert.Empty(Programs.NamingFolder(server.Folder));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(server.Part<Presence>().Folder, "jobs")));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.Folder, "files"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_waits_when_a_server_ends_is_done_by_the_next()
    {
        var folder = Directory.CreateTempSubdirectory("server-tests-").FullName;
        string id;
        await using (var first = await RunningServer.StartAsync(options => options with { Workers = 0 }, folder)) id = await first.SubmitAsync(Short);
        await using (var second = await RunningServer.StartAsync(folder: folder)) await second.ResultAsync(id);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Keys_take_turns_however_much_one_of_them_hands_in()
    {
        var folder = Directory.CreateTempSubdirectory("server-tests-").FullName;
        var jobs = new List<(string Name, string Key, string Id)>();
        await using (var first = await RunningServer.StartAsync(options => options with { Workers = 0, KeysRequired = true }, folder))
        {
            foreach (var (name, count) in new[] { ("anna", 5), ("bela", 2), ("cleo", 2) })
            {
                var key = first.Part<KeyRing>().Create(name, new KeyLimits()).Text;
                first.Client.DefaultRequestHeaders.Authorization = new("Key", key);
                for (var i = 0; i < count; i++) jobs.Add((name, key, await first.SubmitAsync(new { prompt = "solo piano", duration = 1 })));
            }
        }

        var begun = new List<(string Name, DateTimeOffset At)>();
        await using (var second = await RunningServer.StartAsync(options => options with { Workers = 1, KeysRequired = true }, folder))
        {
            foreach (var (name, key, id) in jobs)
            {
                second.Client.DefaultRequestHeaders.Authorization = new("Key", key);
                await second.ResultAsync(id);
                begun.Add((name, (await second.GetAsync($"/v1/jobs/{id}")).GetProperty("started_at").GetDateTimeOffset()));
            }
        }

        Assert.Equal(["anna", "bela", "cleo", "anna", "bela", "cleo", "anna", "anna", "anna"], begun.OrderBy(job => job.At).Select(job => job.Name));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_runs_when_its_time_is_over_goes_back_into_the_queue()
    {
        var folder = Directory.CreateTempSubdirectory("server-tests-").FullName;
        string id;
        await using (var first = await RunningServer.StartAsync(options => options with { Drain = TimeSpan.FromMilliseconds(1) }, folder))
        {
            id = await first.SubmitAsync(Long);
            await first.UntilAsync(id, IsPlaying);
        }

        Assert.Empty(Programs.NamingFolder(folder));
        await using (var second = await RunningServer.StartAsync(options => options with { Workers = 0 }, folder))
        {
            var job = await second.GetAsync($"/v1/jobs/{id}");
            Assert.Equal("queued", job.GetProperty("state").GetString());
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_runs_may_finish_while_the_server_stops()
    {
        var folder = Directory.CreateTempSubdirectory("server-tests-").FullName;
        string id;
        await using (var first = await RunningServer.StartAsync(options => options with { Drain = TimeSpan.FromMinutes(5) }, folder))
        {
            id = await first.SubmitAsync(Short);
            await first.UntilAsync(id, job => job.GetProperty("state").GetString() == "running");
        }

        await using (var second = await RunningServer.StartAsync(options => options with { Workers = 0 }, folder)) await second.ResultAsync(id);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_job_whose_worker_fell_silent_is_begun_again()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 1, RunningPerOwner = 1 });
        var store = server.Part<IJobStore>();
        var work = System.Text.Json.JsonSerializer.Serialize(new Work { Wishes = new() { Prompt = "solo piano" }, Duration = 2 }, WorkJson.Options);
        var order = new NewJob { Id = Guid.NewGuid().ToString(), Owner = "local", Door = "native", Endpoint = "jobs", Work = work, Keep = TimeSpan.FromHours(1) };
        var now = TimeProvider.System.GetUtcNow();
        // Both in one go, so that the server's own worker does not come between.
        var submitting = store.SubmitAsync(order, now, 10, default);
        var leasing = store.LeaseAsync("dead", now, new LeaseRules { RunningPerOwner = 1, Duration = TimeSpan.FromMilliseconds(1) }, default);
        await submitting;
        var lost = await leasing;

        await server.ResultAsync(order.Id);
        Assert.Equal(lost is null ? 1 : 2, (await store.FindAsync(order.Id, default))!.Attempt);
    }

    [Fact]
    public async Task A_job_that_takes_too_long_fails_and_the_log_says_why()
    {
        await using var server = await RunningServer.StartAsync(options => options with { LongestRun = TimeSpan.FromMilliseconds(300), Log = LogLevel.Information });
        var log = LogLines.Of(server);
        var id = await server.SubmitAsync(Long);
        var error = await server.ResultAsync(id, HttpStatusCode.GatewayTimeout);
        Assert.Equal("run_timeout", error.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal($"Job {id} ended: Failed, {FailureCodes.RunTimeout}", (await log.NextAsync("ended")).Text);
    }
}
