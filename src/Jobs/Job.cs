namespace Cuewright.Jobs;

/// <summary>Where a job stands. Docs/jobs.md draws the ways between these; there are no others.</summary>
public enum JobState
{
    /// <summary>Accepted and written down; waits for a worker.</summary>
    Queued,

    /// <summary>A worker holds a lease on it.</summary>
    Running,

    Succeeded,

    Failed,

    Cancelled,
}

/// <summary>What is accepted. Once the store has said yes it is not lost, whatever happens to the server.</summary>
public sealed record NewJob
{
    /// <summary>A lower-case UUID, the one name of the job for life.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is: the name of a key, or <see cref="Job.Local"/> where no key is asked for.</summary>
    public required string Owner { get; init; }

    /// <summary>Through which API it came, and to which of its endpoints.</summary>
    public required string Door { get; init; }

    public required string Endpoint { get; init; }

    /// <summary>What the worker is to do, as JSON of its own; the store does not look inside.</summary>
    public required string Work { get; init; }

    /// <summary>What the caller's API has to remember of the request, as JSON; the store does not look inside.</summary>
    public string? Memo { get; init; }

    /// <summary>Smaller goes first; 0 is normal, 10 low.</summary>
    public int Priority { get; init; }

    /// <summary>A second submit of the same owner with the same key is the first one.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Fails if no worker has begun by then.</summary>
    public DateTimeOffset? StartBefore { get; init; }

    /// <summary>Who is told when it is over, however it ends.</summary>
    public string? Webhook { get; init; }

    /// <summary>How long result and log are kept after the end.</summary>
    public required TimeSpan Keep { get; init; }
}

/// <summary>Why a job failed: a stable code and one sentence for the caller. Details is JSON for the API that maps it.</summary>
public sealed record JobFailure(string Code, string Message, string? Details = null)
{
    /// <summary>The store's own: every worker that began it fell silent.</summary>
    public static JobFailure WorkerLost { get; } = new("worker_lost", "The work was begun several times and broke off each time.");

    /// <summary>The store's own: the start deadline came first.</summary>
    public static JobFailure NotBegunInTime { get; } = new("start_timeout", "No worker was free before the start deadline.");
}

/// <summary>A job as it stands now.</summary>
public sealed record Job
{
    /// <summary>The owner where keys are not asked for.</summary>
    public const string Local = "local";

    public required NewJob Order { get; init; }

    public required JobState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its last attempt began; null while it waits.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How many times a worker has begun it. Never goes back, so that no two leases are the same.</summary>
    public required int Attempt { get; init; }

    /// <summary>The caller wants it stopped; the worker sees it at its next heartbeat.</summary>
    public required bool CancelAsked { get; init; }

    /// <summary>The stage as a user reads it, and how far the whole is, 0 to 1.</summary>
    public string Stage { get; init; } = "";

    public double Progress { get; init; }

    /// <summary>JSON of the worker's own; there when it succeeded.</summary>
    public string? Result { get; init; }

    public JobFailure? Failure { get; init; }

    public string Id => Order.Id;

    public bool IsFinal => State is JobState.Succeeded or JobState.Failed or JobState.Cancelled;
}

/// <summary>A line for the caller. Number counts from 1 within a job.</summary>
public sealed record LogLine(long Number, DateTimeOffset At, LogLevelName Level, string Message);

public enum LogLevelName
{
    Debug,
    Info,
    Warn,
    Error,
}
