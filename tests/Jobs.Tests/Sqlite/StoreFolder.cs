using Cuewright.Jobs.Sqlite;

namespace Cuewright.Jobs.Tests.Sqlite;

/// <summary>A folder with one store file, for tests that look at the file itself.</summary>
public sealed class StoreFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("jobs-tests-").FullName;

    /// <summary>Short, for tests that see it run out.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMilliseconds(20);

    public static DateTimeOffset Noon { get; } = new(2031, 3, 14, 12, 0, 0, TimeSpan.Zero);

    public string Path => System.IO.Path.Combine(_folder, "jobs.db");

    public SqliteJobStore Open(TimeSpan? patience = null) => SqliteJobStore.Open(Path, patience);

    public static NewJob Order(string work = "{}") => new()
    {
        Id = Guid.NewGuid().ToString(),
        Owner = Job.Local,
        Door = "native",
        Endpoint = "score",
        Work = work,
        Keep = TimeSpan.FromHours(1),
    };

    public static Task<Submitted> SubmitAsync(IJobStore store, NewJob order) => store.SubmitAsync(order, Noon, int.MaxValue, CancellationToken.None);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
