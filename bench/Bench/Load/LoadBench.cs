using System.Globalization;
using System.Text.Json;

namespace Cuewright.Bench.Load;

/// <summary>
/// What the server bears over HTTP, with keys and a store that flushes every accepted job: hands in, kills the server,
/// looks whether all is there, asks how jobs stand. Then a hundred small jobs of three keys are worked on under load.
/// </summary>
internal static class LoadBench
{
    private const int Callers = 64;
    private const int Seconds = 6;
    private const int WarmingSeconds = 2;
    private const int Turns = 3;
    private const string FalSubmit = "/fal/queue/sonilo/v1.1/text-to-music";

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateDirectory("load-bench-" + Guid.NewGuid().ToString("n")).FullName;
        try
        {
            Console.WriteLine("| | load before | a second | median | 99 % |\n|---|---|---|---|---|");
            for (var turn = 1; turn <= Turns; turn++) await TurnAsync(Path.Combine(folder, $"{turn}"));
            await WorkBench.RunAsync(Path.Combine(folder, "work"));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task TurnAsync(string data)
    {
        var keys = await MakeKeysAsync(data);
        long accepted;
        await using (var server = await ServedProduct.StartAsync(data, workers: 0))
        {
            await Task.Delay(TimeSpan.FromSeconds(5));
            Console.WriteLine($"| memory of the idle server: {server.Megabytes:0} MB | | | | |");
            accepted = await RowAsync("submit", "submit.lua", server, "/v1/jobs", keys);
            accepted += await RowAsync("submit, API of fal", "submit.lua", server, FalSubmit, keys);
            await server.KillAsync();
        }

        await using (var server = await ServedProduct.StartAsync(data, workers: 0))
        {
            var kept = await QueuedAsync(server);
            if (kept < accepted) throw new InvalidOperationException($"{accepted} jobs were accepted, and {kept} are left after the server was killed.");
            Console.WriteLine($"| accepted, then killed: {accepted} answers, {kept} jobs kept | | | | |");
            var jobs = await JobsAsync(server, keys);
            await RowAsync("status", "status.lua", server, "/", jobs.SelectMany(job => new[] { job.Key, $"/v1/jobs/{job.Id}" }));
            await RowAsync("status, API of fal", "status.lua", server, "/", jobs.Where(job => job.IsFal).SelectMany(job => new[] { job.Key, $"/fal/queue/sonilo/v1.1/requests/{job.Id}/status" }));
        }
    }

    public static async Task<string[]> MakeKeysAsync(string data) =>
        [await ServedProduct.MakeKeyAsync(data, "anna"), await ServedProduct.MakeKeyAsync(data, "bela"), await ServedProduct.MakeKeyAsync(data, "cleo")];

    private static async Task<long> RowAsync(string what, string script, ServedProduct server, string path, IEnumerable<string> arguments)
    {
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        var address = new Uri(server.Address, path);
        // A server that has just started compiles what it is asked for; servers run for weeks.
        var warming = await Wrk.RunAsync(script, Callers, WarmingSeconds, address, arguments);
        var measured = await Wrk.RunAsync(script, Callers, Seconds, address, arguments);
        if (measured.Refused > 0) throw new InvalidOperationException($"{measured.Refused} of {measured.Answers} requests were refused.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {load} | {measured.PerSecond:0} | {measured.Median} | {measured.Slowest99} |"));
        return warming.Answers + measured.Answers;
    }

    private static async Task<long> QueuedAsync(ServedProduct server)
    {
        using var http = new HttpClient();
        var page = await http.GetStringAsync(new Uri(server.Address, "/metrics"));
        return long.Parse(page.Split('\n').First(line => line.StartsWith("cuewright_jobs{state=\"queued\"", StringComparison.Ordinal)).Split(' ')[^1], CultureInfo.InvariantCulture);
    }

    /// <summary>The newest hundred of each key.</summary>
    private static async Task<(string Key, string Id, bool IsFal)[]> JobsAsync(ServedProduct server, string[] keys)
    {
        var jobs = new List<(string, string, bool)>();
        foreach (var key in keys)
        {
            foreach (var job in await ListAsync(server, key)) jobs.Add((key, job.GetProperty("id").GetString()!, job.GetProperty("endpoint").GetString() != "jobs")); // Every job has an id.
        }

        return [.. jobs];
    }

    public static async Task<JsonElement[]> ListAsync(ServedProduct server, string key)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Authorization", $"Key {key}");
        var page = JsonElement.Parse(await http.GetStringAsync(new Uri(server.Address, "/v1/jobs?limit=100")));
        return [.. page.GetProperty("jobs").EnumerateArray()];
    }
}
