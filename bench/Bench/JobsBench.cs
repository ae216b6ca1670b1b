using System.Diagnostics;
using Cuewright.Jobs;
using Cuewright.Jobs.Sqlite;

namespace Cuewright.Bench;

/// <summary>
/// The job store on the disk it is run on, against what that disk can do: how long one write takes to be safe there bounds
/// what one caller after another could reach.
/// </summary>
internal static class JobsBench
{
    private const int Callers = 64;
    private const int Waiting = 5_000;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(3);
    private static readonly DateTimeOffset Now = new(2031, 3, 14, 12, 0, 0, TimeSpan.Zero);
    private static readonly LeaseRules Rules = new() { RunningPerOwner = int.MaxValue, Duration = TimeSpan.FromSeconds(30) };

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateDirectory("jobs-bench-" + Guid.NewGuid().ToString("n")).FullName;
        try
        {
            var path = Path.Combine(folder, "jobs.db");
            await using var store = SqliteJobStore.Open(path);
            await using var other = SqliteJobStore.Open(path);
            Console.WriteLine($"One write made safe on this disk: {FlushMilliseconds(folder):0.0} ms.\n");
            Console.WriteLine("| | a second | median | 99 % |\n|---|---|---|---|");
            await SubmitAsync(store);
            await RowAsync("submit, 1 caller", 1, async _ => await SubmitAsync(store));
            await RowAsync($"submit, {Callers} callers", Callers, async _ => await SubmitAsync(store));
            while ((await store.CountAsync(default)).Queued < Waiting) await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => SubmitAsync(store)));
            var ids = (await store.ListAsync(null, null, Waiting, default)).Select(job => job.Id).ToArray();
            await RowAsync($"status with position, {ids.Length} of {(await store.CountAsync(default)).Queued} waiting", 2, async turn => await StatusAsync(store, ids[turn * 7919 % ids.Length]));
            await RowAsync("lease and succeed, 1 worker", 1, async _ => await WorkAsync(store));
            await RowAsync("lease and succeed, 8 workers", 8, async _ => await WorkAsync(store));
            using var stop = new CancellationTokenSource();
            var crowd = Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => SubmitUntilAsync(store, stop.Token)));
            await RowAsync($"submit, 1 caller, while another process submits from {Callers}", 1, async _ => await SubmitAsync(other));
            await RowAsync($"status with position while {Callers} submit", 2, async turn => await StatusAsync(store, ids[turn * 7919 % ids.Length]));
            await stop.CancelAsync();
            await crowd;
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RowAsync(string what, int callers, Func<int, Task> act)
    {
        var clock = Stopwatch.StartNew();
        var taken = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var times = new List<double>();
            for (var turn = caller; clock.Elapsed < Turn; turn += callers)
            {
                var begun = clock.Elapsed;
                await act(turn);
                times.Add((clock.Elapsed - begun).TotalMilliseconds);
            }

            return times;
        })));
        var seconds = clock.Elapsed.TotalSeconds;
        var all = taken.SelectMany(times => times).Order().ToArray();
        Console.WriteLine($"| {what} | {all.Length / seconds:0} | {all[all.Length / 2]:0.00} ms | {all[all.Length * 99 / 100]:0.00} ms |");
    }

    private static async Task SubmitUntilAsync(SqliteJobStore store, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested) await SubmitAsync(store);
    }

    private static Task<Submitted> SubmitAsync(SqliteJobStore store) => store.SubmitAsync(
        new NewJob
        {
            Id = Guid.NewGuid().ToString(),
            Owner = Job.Local,
            Door = "native",
            Endpoint = "score",
            Work = """{"video":"0123456789abcdef","prompt":"A slow, dark piano piece that opens up when the sun rises over the hills."}""",
            Keep = TimeSpan.FromDays(7),
        },
        Now,
        int.MaxValue,
        CancellationToken.None);

    private static async Task StatusAsync(SqliteJobStore store, string id)
    {
        await store.FindAsync(id, CancellationToken.None);
        await store.PositionAsync(id, CancellationToken.None);
    }

    private static async Task WorkAsync(SqliteJobStore store)
    {
        if (await store.LeaseAsync("worker", Now, Rules, CancellationToken.None) is not { } job) return;
        await store.SucceedAsync(new Lease(job.Id, "worker", job.Attempt), """{"video":"fedcba9876543210"}""", Now, CancellationToken.None);
    }

    private static double FlushMilliseconds(string folder)
    {
        const int Times = 50;
        using var file = File.Create(Path.Combine(folder, "flush"));
        var page = new byte[4096];
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Times; i++)
        {
            file.Write(page);
            file.Flush(flushToDisk: true);
        }

        return watch.Elapsed.TotalMilliseconds / Times;
    }
}
