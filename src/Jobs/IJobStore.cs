namespace Cuewright.Jobs;

/// <summary>What became of a submit: the job, and whether it is new or was there under the same idempotency key.</summary>
public sealed record Submitted(Job Job, bool IsNew);

public enum CancelAnswer
{
    /// <summary>It waited and is cancelled now.</summary>
    Removed,

    /// <summary>It runs; its worker is told.</summary>
    Signalled,

    AlreadyFinal,

    Unknown,
}

/// <summary>A worker's hold on a job: only who holds the attempt may report on it.</summary>
public readonly record struct Lease(string JobId, string Worker, int Attempt);

public enum LeaseStanding
{
    Held,
    CancelAsked,

    /// <summary>It lapsed and the job is another's or is over: stop, and report nothing more.</summary>
    Lost,
}

/// <summary>How the store chooses the next job.</summary>
public sealed record LeaseRules
{
    /// <summary>No owner has more than so many running at once.</summary>
    public required int RunningPerOwner { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>After so many attempts that ended without a word a job is failed instead of begun again.</summary>
    public required int Attempts { get; init; }
}

/// <summary>
/// Where jobs live. Every transition is one conditional write: two callers that race see one winner. Times are given by
/// the caller, so that a store has no clock of its own. JobStoreContract in the tests is what every store must pass.
/// </summary>
public interface IJobStore : IAsyncDisposable
{
    /// <param name="job">What is accepted.</param>
    /// <param name="now">The time of it.</param>
    /// <param name="mostWaiting">Refused with <see cref="QueueFullException"/> when more than so many wait already.</param>
    /// <param name="cancel">Ends the attempt.</param>
    Task<Submitted> SubmitAsync(NewJob job, DateTimeOffset now, int mostWaiting, CancellationToken cancel);

    Task<Job?> FindAsync(string id, CancellationToken cancel);

    /// <summary>How many of the queue go before it; null when it does not wait.</summary>
    Task<int?> PositionAsync(string id, CancellationToken cancel);

    /// <summary>Newest first; before: the id after which the page begins.</summary>
    Task<IReadOnlyList<Job>> ListAsync(string? owner, string? before, int count, CancellationToken cancel);

    /// <summary>
    /// The next job for this worker, or null: by priority, then the owner with the fewest running and the longest wait.
    /// </summary>
    Task<Job?> LeaseAsync(string worker, DateTimeOffset now, LeaseRules rules, CancellationToken cancel);

    /// <summary>Holds on, and tells how far it is.</summary>
    Task<LeaseStanding> HeartbeatAsync(Lease lease, DateTimeOffset until, string stage, double progress, CancellationToken cancel);

    /// <summary>True if the lease was held and the job is over now.</summary>
    Task<bool> SucceedAsync(Lease lease, string result, DateTimeOffset now, CancellationToken cancel);

    Task<bool> FailAsync(Lease lease, JobFailure failure, DateTimeOffset now, CancellationToken cancel);

    /// <summary>The worker has stopped as it was told.</summary>
    Task<bool> StopAsync(Lease lease, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Gives a job back unbegun: the server is closing. The attempt does not count.</summary>
    Task<bool> ReturnAsync(Lease lease, CancellationToken cancel);

    Task<CancelAnswer> CancelAsync(string id, DateTimeOffset now, CancellationToken cancel);

    /// <summary>
    /// Puts order into what time has passed over: lapsed leases go back to the queue or fail, waiting jobs past their
    /// start deadline fail. Returns the jobs that ended by it.
    /// </summary>
    Task<IReadOnlyList<Job>> SweepAsync(DateTimeOffset now, int attempts, CancellationToken cancel);

    /// <summary>Deletes what is past its keeping and returns it, so that its files can go too.</summary>
    Task<IReadOnlyList<Job>> PurgeAsync(DateTimeOffset now, int count, CancellationToken cancel);

    Task LogAsync(string id, DateTimeOffset at, LogLevelName level, string message, CancellationToken cancel);

    /// <summary>Lines after this number, in order.</summary>
    Task<IReadOnlyList<LogLine>> ReadLogAsync(string id, long after, CancellationToken cancel);

    /// <summary>Jobs that are over and whose webhook is due. A job ends and its webhook becomes due in one write, so none is forgotten.</summary>
    Task<IReadOnlyList<DueWebhook>> DueWebhooksAsync(DateTimeOffset now, int count, CancellationToken cancel);

    /// <param name="id">The job.</param>
    /// <param name="nextTry">When to try again; null when it is delivered or given up.</param>
    /// <param name="cancel">Ends the attempt.</param>
    Task WebhookTriedAsync(string id, DateTimeOffset? nextTry, CancellationToken cancel);

    Task<QueueCounts> CountAsync(CancellationToken cancel);
}

/// <summary>Tries: how many there have been.</summary>
public sealed record DueWebhook(Job Job, int Tries);

public sealed record QueueCounts(int Queued, int Running, int Succeeded, int Failed, int Cancelled);

/// <summary>More wait than the caller wants to wait behind.</summary>
public sealed class QueueFullException(int waiting) : Exception($"{waiting} jobs wait already.")
{
    public int Waiting { get; } = waiting;
}
