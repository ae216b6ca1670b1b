using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using Cuewright.Engine.Seeds;

namespace Cuewright.Server.Tests.Faults;

/// <summary>The promise of docs/jobs.md: what was accepted ends exactly once, whatever happens to the server in between.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int UsualKills = 10;

    /// <summary>How many submits are under way at once.</summary>
    private const int Callers = 2;
    private const int SubmitsOfCaller = 2;

    /// <summary>CUEWRIGHT_KILLS=50 takes about a minute and a half.</summary>
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("CUEWRIGHT_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : UsualKills;

    private readonly ConcurrentDictionary<string, string> _accepted = new();
    private readonly ConcurrentQueue<string> _unanswered = new();
    private int _named;
    private int _lost;

    [Fact]
    public async Task However_often_the_server_is_killed_every_accepted_job_ends_once_with_what_it_would_have_been()
    {
        var folder = Directory.CreateTempSubdirectory("server-kills-").FullName;
        await using var receiver = await WebhookReceiver.StartAsync();
        string film;
        byte[][] expected;
        await using (var undisturbed = ServerProcess.Start(folder))
        {
            using var client = await ListeningAsync(undisturbed);
            film = await UploadAsync(client);
            var ids = await Task.WhenAll(Enumerable.Range(0, Orders.Kinds).Select(kind => Orders.SubmitAsync(client, kind, film, $"undisturbed-{kind}", null)));
            expected = await Task.WhenAll(ids.Select(id => Orders.ResultAsync(client, id!)));
            await undisturbed.StopAsync();
        }

        var chance = new Seed(4).For("kills").Begin();
        var unheard = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var server = ServerProcess.Start(folder);
            var accepted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var load = LoadAsync(server, film, receiver, accepted);
            // While it takes up what a dead one left, while it accepts, while it works: how long each takes is the machine's affair.
            var moment = chance.Next();
            if (moment > 0.15) await server.ClientAsync();
            if (moment > 0.35) await accepted.Task;
            await Task.Delay(TimeSpan.FromSeconds(chance.Between(0.05, 1)));
            await server.KillAsync();
            if (!await load) unheard++;
        }

        var files = 1;
        await using (var last = ServerProcess.Start(folder))
        {
            using var client = await ListeningAsync(last);
            while (_unanswered.TryDequeue(out var name)) await SubmitAsync(client, name, film, receiver);
            foreach (var (name, id) in _accepted)
            {
                var made = await Orders.ResultAsync(client, id);
                Assert.True(expected[KindOf(name)].AsSpan().SequenceEqual(made), $"Job {id} of kind {KindOf(name)} is not what it would have been.");
                await EventuallyAsync(() => receiver.Received.ContainsKey(name), $"the webhook of {id}");
                Assert.All(receiver.Received[name], told => Assert.Equal(id, told));
            }

            var all = await AllAsync(client);
            Assert.Equal(_accepted.Count + Orders.Kinds, all.Count);
            foreach (var job in all) files += await FilesOfAsync(client, job);
            await last.StopAsync();
        }

        await using (var tidy = ServerProcess.Start(folder, null, "--workers", "0"))
        {
            using var _ = await ListeningAsync(tidy);
            await EventuallyAsync(() => Directory.GetFiles(Path.Combine(folder, "files"), "content", SearchOption.AllDirectories).Length == files, "the files that no job names to go");
            await EventuallyAsync(() => Directory.GetDirectories(Path.Combine(folder, "work")).Length == 1, "what dead servers left to go");
            await tidy.StopAsync();
        }

        Assert.Empty(Directory.GetDirectories(Path.Combine(folder, "work")));
        output.WriteLine($"{Kills} kills, {unheard} of them before it listened; {_accepted.Count} jobs accepted, {_lost} submits without an answer sent again, {receiver.Received.Sum(told => told.Value.Count - 1)} webhooks heard again.");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Callers that submit until the server is gone; what got no answer is sent again, with the same key, to the next. False if it never listened.</summary>
    private async Task<bool> LoadAsync(ServerProcess server, string film, WebhookReceiver receiver, TaskCompletionSource accepted)
    {
        if (await server.ClientAsync() is not { } client) return false;
        using var _ = client;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            for (var left = SubmitsOfCaller; left > 0; left--)
            {
                if (!_unanswered.TryDequeue(out var name)) name = NewName();
                try
                {
                    await SubmitAsync(client, name, film, receiver);
                    accepted.TrySetResult();
                }
                catch (HttpRequestException)
                {
                    Interlocked.Increment(ref _lost);
                    _unanswered.Enqueue(name);
                    return;
                }
            }
        }));
        return true;
    }

    private async Task SubmitAsync(HttpClient client, string name, string film, WebhookReceiver receiver) =>
        _accepted[name] = (await Orders.SubmitAsync(client, KindOf(name), film, name, receiver.AddressOf(name)))!; // Every job has one.

    private string NewName()
    {
        var number = Interlocked.Increment(ref _named);
        return $"{number}-{number % Orders.Kinds}";
    }

    private static async Task<List<string>> AllAsync(HttpClient client)
    {
        var all = new List<string>();
        for (string? before = ""; before is not null;)
        {
            var page = await RunningServer.ReadAsync(await client.GetAsync($"/v1/jobs?limit=100{(before.Length > 0 ? $"&before={before}" : "")}"), System.Net.HttpStatusCode.OK);
            foreach (var job in page.GetProperty("jobs").EnumerateArray())
            {
                Assert.Equal("succeeded", job.GetProperty("state").GetString());
                all.Add(job.GetProperty("id").GetString()!); // Every job has one.
            }

            before = page.TryGetProperty("next_before", out var next) ? next.GetString() : null;
        }

        return all;
    }

    private static async Task<int> FilesOfAsync(HttpClient client, string id)
    {
        var take = (await RunningServer.ReadAsync(await client.GetAsync($"/v1/jobs/{id}/result"), System.Net.HttpStatusCode.OK)).GetProperty("takes")[0];
        return 1 + (take.TryGetProperty("extras", out var extras) ? extras.EnumerateObject().Count() : 0);
    }

    /// <summary>What is done in the background has no event to wait for from outside.</summary>
    private static async Task EventuallyAsync(Func<bool> isSo, string what)
    {
        for (var tries = 0; !isSo(); tries++)
        {
            Assert.True(tries < 600, $"Waited in vain for {what}.");
            await Task.Delay(100);
        }
    }

    private static int KindOf(string name) => int.Parse(name.Split('-')[1], CultureInfo.InvariantCulture);

    private static async Task<HttpClient> ListeningAsync(ServerProcess server) => await server.ClientAsync() ?? throw new InvalidOperationException($"The server did not start: {server.Log}");

    private static async Task<string> UploadAsync(HttpClient client)
    {
        using var content = new ByteArrayContent(await Film.BytesAsync());
        content.Headers.ContentType = new MediaTypeHeaderValue("video/mp4");
        using var form = new MultipartFormDataContent { { content, "file", "film.mp4" } };
        return (await RunningServer.ReadAsync(await client.PostAsync("/v1/files", form), System.Net.HttpStatusCode.Created)).GetProperty("id").GetString()!; // Every file has one.
    }
}
