namespace Cuewright.Jobs.Tests;

/// <summary>
/// What every store must do. A store passes by deriving from this and saying how it is opened; the tests use two openings
/// of the same place where two processes would matter.
/// </summary>
public abstract partial class JobStoreContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2031, 3, 14, 12, 0, 0, TimeSpan.Zero);
    private static readonly LeaseRules Rules = new() { RunningPerOwner = 100, Duration = TimeSpan.FromSeconds(30) };
    private static readonly SweepRules Sweeping = new() { Attempts = 5 };

    private readonly List<IJobStore> _open = [];
    private int _named;

    /// <summary>Nothing tested here needs the disk; memory makes short work of commits that wait for it.</summary>
    protected string Place { get; } =
        Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), "jobs-tests-" + Guid.NewGuid().ToString("n"))).FullName;

    protected IJobStore Store { get; private set; } = null!;

    protected static CancellationToken None => CancellationToken.None;

    public ValueTask InitializeAsync()
    {
        Store = OpenAnother();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _open) await store.DisposeAsync();
        Directory.Delete(Place, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A store on this place. Opened again, it finds what was left there.</summary>
    protected abstract IJobStore Open(string place);

    protected IJobStore OpenAnother()
    {
        var store = Open(Place);
        _open.Add(store);
        return store;
    }

    protected static DateTimeOffset At(double seconds) => Noon.AddSeconds(seconds);

    protected static Lease LeaseOf(Job job, string worker = "worker") => new(job.Id, worker, job.Attempt);

    protected static async Task<Job> FindAsync(IJobStore store, string id) => await store.FindAsync(id, None) ?? throw new InvalidOperationException("No such job.");

    protected NewJob Order(string owner = "ann", int priority = 0) => new()
    {
        Id = $"job-{++_named:000}",
        Owner = owner,
        Door = "native",
        Endpoint = "score",
        Work = "{}",
        Priority = priority,
        Keep = TimeSpan.FromHours(1),
    };

    protected async Task<Job> SubmitAsync(NewJob? order = null, double at = 0) => (await Store.SubmitAsync(order ?? Order(), At(at), 1000, None)).Job;

    protected async Task<Job> BeginAsync(double at = 0, LeaseRules? rules = null) =>
        await Store.LeaseAsync("worker", At(at), rules ?? Rules, None) ?? throw new InvalidOperationException("Nothing waits.");

    protected Task<IReadOnlyList<Job>> SweepAsync(double at) => Store.SweepAsync(At(at), Sweeping, None);

    protected Task<Job> NowAsync(Job job) => FindAsync(Store, job.Id);
}
