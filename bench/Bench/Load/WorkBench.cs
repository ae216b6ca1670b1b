using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Cuewright.Bench.Load;

/// <summary>A hundred small jobs of three keys, handed in one key after the other, while callers ask how they stand without a break.</summary>
internal static class WorkBench
{
    private const int Callers = 8;
    private static readonly int[] JobsOfKey = [60, 25, 15];

    public static async Task RunAsync(string data)
    {
        var keys = await LoadBench.MakeKeysAsync(data);
        await using var server = await ServedProduct.StartAsync(data, workers: 2);
        foreach (var (key, jobs) in keys.Zip(JobsOfKey)) await SubmitAsync(server, key, jobs);
        var begun = TimeProvider.System.GetTimestamp();
        var asked = 0L;
        while (!(await JobsAsync(server, keys)).All(job => job.IsOver)) asked += await AskAsync(server, keys);
        var seconds = TimeProvider.System.GetElapsedTime(begun).TotalSeconds;

        var done = await JobsAsync(server, keys);
        var right = 0;
        foreach (var job in done) right += await IsRightAsync(server, job) ? 1 : 0;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{done.Length} jobs of three keys ({string.Join(", ", JobsOfKey)}): {right} with the whole sound after {seconds:0} s, while {asked} status requests were answered; "
            + $"as long as each key had jobs waiting, begun were {string.Join(", ", Begun(done).Select(key => $"{key}"))}."));
    }

    private static async Task SubmitAsync(ServedProduct server, string key, int jobs)
    {
        using var http = Client(server, key);
        for (var i = 0; i < jobs; i++) (await http.PostAsJsonAsync("/v1/jobs", new { prompt = "calm piano", duration = 3, format = "mp3", seed = i })).EnsureSuccessStatusCode();
    }

    private static async Task<long> AskAsync(ServedProduct server, string[] keys)
    {
        var jobs = await JobsAsync(server, keys);
        return (await Wrk.RunAsync("status.lua", Callers, 5, server.Address, jobs.SelectMany(job => new[] { job.Key, $"/v1/jobs/{job.Id}" }))).Answers;
    }

    private static async Task<TinyJob[]> JobsAsync(ServedProduct server, string[] keys)
    {
        var jobs = new List<TinyJob>();
        foreach (var key in keys) jobs.AddRange((await LoadBench.ListAsync(server, key)).Select(job => new TinyJob(key, job)));
        return [.. jobs];
    }

    private static async Task<bool> IsRightAsync(ServedProduct server, TinyJob job)
    {
        if (job.State != "succeeded") return false;
        using var http = Client(server, job.Key);
        var output = JsonElement.Parse(await http.GetStringAsync($"/v1/jobs/{job.Id}/result")).GetProperty("takes")[0].GetProperty("output");
        var sound = await http.GetByteArrayAsync(output.GetProperty("url").GetString());
        return sound.Length > 10_000 && sound.Length == output.GetProperty("size").GetInt64();
    }

    /// <summary>How many of each key were begun until one of them had none left.</summary>
    private static IEnumerable<int> Begun(TinyJob[] done)
    {
        var until = done.GroupBy(job => job.Key).Min(jobs => jobs.Max(job => job.StartedAt));
        return done.GroupBy(job => job.Key).Select(jobs => jobs.Count(job => job.StartedAt <= until));
    }

    private static HttpClient Client(ServedProduct server, string key)
    {
        var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Add("Authorization", $"Key {key}");
        return http;
    }

    private sealed record TinyJob(string Key, JsonElement View)
    {
        public string Id => View.GetProperty("id").GetString()!; // Every job has one.

        public string State => View.GetProperty("state").GetString()!; // Likewise.

        public bool IsOver => State is "succeeded" or "failed" or "cancelled";

        public DateTimeOffset StartedAt => View.GetProperty("started_at").GetDateTimeOffset();
    }
}
