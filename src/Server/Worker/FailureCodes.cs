namespace Cuewright.Server.Worker;

/// <summary>
/// Why jobs fail, as stable codes; each API maps every one of them to its own status and words. Refusals of the engine keep
/// their own names (RefusalCode), the rest stands here.
/// </summary>
public static class FailureCodes
{
    /// <summary>The address could not be fetched: refused, unreachable, not found.</summary>
    public const string FetchFailed = "FetchFailed";

    /// <summary>The address leads where this server does not go.</summary>
    public const string FetchForbidden = "FetchForbidden";

    /// <summary>A file named by the request is not kept here (any more).</summary>
    public const string FileGone = "FileGone";

    /// <summary>No worker began before the caller's deadline.</summary>
    public const string StartTimeout = "StartTimeout";

    /// <summary>It ran longer than this server lets jobs run.</summary>
    public const string RunTimeout = "RunTimeout";

    /// <summary>The workers that had it vanished without a word, as often as is allowed.</summary>
    public const string WorkerLost = "WorkerLost";

    /// <summary>A fault of ours; the log has it under the job's id.</summary>
    public const string Internal = "Internal";
}

/// <summary>What an API needs to word a failure: where in the request it lies, and the limit that was missed.</summary>
public sealed record FailureDetails
{
    public string? Field { get; init; }

    public double? Limit { get; init; }

    public double? Provided { get; init; }
}
