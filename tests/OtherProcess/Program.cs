using Cuewright.Jobs;
using Cuewright.Jobs.Sqlite;

// A second process on a store, for tests: it does one thing until it is killed or nothing is left to do, and prints the
// id of each job once the store has answered for it.
await using var store = SqliteJobStore.Open(args[1]);
var now = new DateTimeOffset(2031, 3, 14, 12, 0, 0, TimeSpan.Zero);
var lines = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
await (args[0] switch
{
    "submit" => Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SubmitForEverAsync())),
    _ => LeaseAllAsync(),
});

async Task SubmitForEverAsync()
{
    while (true)
    {
        var order = new NewJob
        {
            Id = Guid.NewGuid().ToString(),
            Owner = Job.Local,
            Door = "native",
            Endpoint = "score",
            Work = "{}",
            Keep = TimeSpan.FromHours(1),
        };
        await store.SubmitAsync(order, now, int.MaxValue, CancellationToken.None);
        await lines.WriteLineAsync(order.Id);
    }
}

async Task LeaseAllAsync()
{
    var rules = new LeaseRules { RunningPerOwner = int.MaxValue, Duration = TimeSpan.FromSeconds(30) };
    while (await store.LeaseAsync("other process", now, rules, CancellationToken.None) is { } job) await lines.WriteLineAsync(job.Id);
}
