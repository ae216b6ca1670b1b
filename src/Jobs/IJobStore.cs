using System.Collections.Immutable;

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
    /// <summary>A job that lapsed so often is a suspect: it may be what ends its workers, so it runs alone from then on.</summary>
    public const int SuspectAfter = 2;

    /// <summary>No owner has more than so many running at once, unless it has a number of its own.</summary>
    public required int RunningPerOwner { get; init; }

    /// <summary>Numbers of their own.</summary>
    public ImmutableDictionary<string, int> RunningOf { get; init; } = ImmutableDictionary<string, int>.Empty;

    public required TimeSpan Duration { get; init; }

    /// <summary>A suspect lets all others go before it, but once it has waited so long it is next.</summary>
    public TimeSpan SuspectPatience { get; init; } = TimeSpan.FromMinutes(5);
}

/// <summary>What a sweep may conclude.</summary>
public sealed record SweepRules
{
    /// <summary>After so many lapses a job is failed instead of begun again.</summary>
    public required int Attempts { get; init; }

    /// <summary>Whether a worker is known to be dead: what it held lapses at once.</summary>
    public Func<string, bool> IsGone { get; init; } = _ => false;

    /// <summary>False when the clock or the store has just stumbled: silence of the living proves nothing then.</summary>
    public bool TrustsLeases { get; init; } = true;
}

/// <summary>
/// Where jobs live. Every transition is one conditional write: two callers that race see one winner. Times are given by
/// the caller, so that a store has no clock of its own. What returns is written to stay; where the store cannot do that it
/// throws <see cref="JobStoreException"/>. JobStoreContract in the tests is what every store must pass.
/// </summary>
public interface IJobStore : IAsyncDisposable
{
    /// <summary>Accepts a job. The same id again, like the same idempotency key, finds the first one: to repeat is safe.</summary>
    /// <param name="job">What is accepted.</param>
    /// <param name="now">The time of it.</param>
    /// <param name="mostWaiting">Refused with <see cref="QueueFullException"/> when more than so many wait already.</param>
    /// <param name="cancel">Ends the attempt.</param>
    Task<Submitted> SubmitAsync(NewJob job, DateTimeOffset now, int mostWaiting, CancellationToken cancel);

    Task<Job?> FindAsync(string id, CancellationToken cancel);

    /// <summary>
    /// How many of the queue go before it if nothing else happens meanwhile; null when it does not wait. Limits of owners
    /// are left out: whom they hold back may be overtaken. In a queue of thousands it may lag a moment behind.
    /// </summary>
    Task<int?> PositionAsync(string id, CancellationToken cancel);

    /// <summary>Newest first; before: the id after which the page begins. Nothing comes after an id that is not there.</summary>
    Task<IReadOnlyList<Job>> ListAsync(string? owner, string? before, int count, CancellationToken cancel);

    /// <summary>
    /// The next job for this worker, or null: by priority, then the owner with the fewest running, then the one whose last
    /// turn is longest ago, then the longest wait.
    /// A job whose start deadline has come is not given out any more. Suspects come when nothing else does, and alone.
    /// </summary>
    Task<Job?> LeaseAsync(string worker, DateTimeOffset now, LeaseRules rules, CancellationToken cancel);

    /// <summary>
    /// Holds on, and tells how far it is. A lease past its time is held still if nobody has swept it away: who works is
    /// worth more than what a clock says.
    /// </summary>
    Task<LeaseStanding> HeartbeatAsync(Lease lease, DateTimeOffset until, string stage, double progress, CancellationToken cancel);

    /// <summary>True if the lease was held and the job is over now.</summary>
    Task<bool> SucceedAsync(Lease lease, string result, DateTimeOffset now, CancellationToken cancel);

    Task<bool> FailAsync(Lease lease, JobFailure failure, DateTimeOffset now, CancellationToken cancel);

    /// <summary>The worker has stopped as it was told. False, and nothing done, if it was not told.</summary>
    Task<bool> StopAsync(Lease lease, DateTimeOffset now, CancellationToken cancel);

    /// <summary>
    /// Gives a job back to its old place in the queue: the server is closing. It does not count as a lapse. A job that
    /// was to be cancelled is cancelled by it.
    /// </summary>
    Task<bool> ReturnAsync(Lease lease, DateTimeOffset now, CancellationToken cancel);

    Task<CancelAnswer> CancelAsync(string id, DateTimeOffset now, CancellationToken cancel);

    /// <summary>
    /// Puts order into what time has passed over: jobs whose lease has lapsed go back to their place in the queue, or fail
    /// after so many lapses, or are cancelled if that was asked; waiting jobs whose start deadline has come and that no
    /// worker has begun fail. A lease or a wait of a webhook that reaches further than its length, since the clock was set
    /// back, is shortened to it. Returns the jobs that ended by it.
    /// </summary>
    Task<IReadOnlyList<Job>> SweepAsync(DateTimeOffset now, SweepRules rules, CancellationToken cancel);

    /// <summary>Deletes what is past its keeping and owes no webhook, and returns it, so that its files can go too.</summary>
    Task<IReadOnlyList<Job>> PurgeAsync(DateTimeOffset now, int count, CancellationToken cancel);

    /// <summary>Deletes a job that is over, with its log, whatever it is kept for. False, and nothing done, if there is none or it is not over.</summary>
    Task<bool> DeleteAsync(string id, CancellationToken cancel);

    /// <summary>Adds a line; nothing if there is no such job.</summary>
    Task LogAsync(string id, DateTimeOffset at, LogLevelName level, string message, CancellationToken cancel);

    /// <summary>Lines after this number, in order.</summary>
    Task<IReadOnlyList<LogLine>> ReadLogAsync(string id, long after, CancellationToken cancel);

    /// <summary>
    /// Jobs that are over and whose webhook is due, longest due first. A job ends and its webhook becomes due in one
    /// write, so none is forgotten. Each is held back for a while, so that no two senders send the same; the hold of a
    /// sender that died runs out.
    /// </summary>
    Task<IReadOnlyList<DueWebhook>> DueWebhooksAsync(DateTimeOffset now, TimeSpan hold, int count, CancellationToken cancel);

    /// <summary>What came of it. False, and nothing done, if the hold ran out and another has tried since.</summary>
    /// <param name="id">The job.</param>
    /// <param name="tries">Which try it was.</param>
    /// <param name="now">The time of it.</param>
    /// <param name="wait">How long to wait before the next try; null when it is delivered or given up.</param>
    /// <param name="cancel">Ends the attempt.</param>
    Task<bool> WebhookTriedAsync(string id, int tries, DateTimeOffset now, TimeSpan? wait, CancellationToken cancel);

    Task<QueueCounts> CountAsync(CancellationToken cancel);
}

/// <summary>Tries: how many there have been, this one counted.</summary>
public sealed record DueWebhook(Job Job, int Tries);

public sealed record QueueCounts(int Queued, int Running, int Succeeded, int Failed, int Cancelled);

/// <summary>More wait than the caller wants to wait behind.</summary>
public sealed class QueueFullException(int waiting) : Exception($"{waiting} jobs wait already.")
{
    public int Waiting { get; } = waiting;
}
