using System.Net;
using Cuewright.Jobs;
using Microsoft.Data.Sqlite;

namespace Cuewright.Server.Tests.Faults;

public sealed class StoreLockedTests
{
    [Fact]
    public async Task While_another_process_holds_the_store_submits_are_sent_away_reads_go_on_and_work_is_neither_lost_nor_doubled()
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.SubmitAsync(new { prompt = "solo piano", duration = 60 });
        await server.UntilAsync(id, job => job.GetProperty("state").GetString() == "running");
        using (var other = new SqliteConnection($"Data Source={Path.Combine(server.Folder, "jobs.db")};Pooling=False"))
        {
            other.Open();
            using var holding = other.BeginTransaction(deferred: false);
            var refused = await server.Client.PostAsync("/v1/jobs", System.Net.Http.Json.JsonContent.Create(new { prompt = "waltz", duration = 2 }));
            Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
            Assert.Equal("store_unavailable", (await RunningServer.ReadAsync(refused, HttpStatusCode.ServiceUnavailable)).GetProperty("error").GetProperty("code").GetString());
            Assert.Equal("running", (await server.GetAsync($"/v1/jobs/{id}")).GetProperty("state").GetString());
            var ready = await server.GetAsync("/readyz", HttpStatusCode.ServiceUnavailable);
            Assert.False(ready.GetProperty("checks").GetProperty("store").GetProperty("ok").GetBoolean());
        }

        await server.ResultAsync(id);
        Assert.Equal(1, (await server.Part<IJobStore>().FindAsync(id, default))!.Attempt); // Just read its result.
        await server.ResultAsync(await server.SubmitAsync(new { prompt = "waltz", duration = 2 }));
        Assert.Equal(2, (await server.Part<IJobStore>().CountAsync(default)).Succeeded);
    }
}
