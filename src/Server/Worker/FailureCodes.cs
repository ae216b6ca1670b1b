using Cuewright.Delivery.Fetching;
using Cuewright.Engine;
using Cuewright.Jobs;

namespace Cuewright.Server.Worker;

/// <summary>
/// Why jobs fail, as stable codes; each API maps every one of them to its own status and words. Besides these there are the
/// names of <see cref="RefusalCode"/> (the engine's), of <see cref="FetchFault"/> (fetching), and the store's own codes
/// (<see cref="JobFailure.WorkerLost"/>, <see cref="JobFailure.NotBegunInTime"/>).
/// </summary>
public static class FailureCodes
{
    /// <summary>A file named by the request is not kept here any more.</summary>
    public const string FileGone = "FileGone";

    /// <summary>It ran longer than this server lets jobs run.</summary>
    public const string RunTimeout = "RunTimeout";

    /// <summary>A fault of ours; the log has it under the job's id.</summary>
    public const string Internal = "Internal";
}

/// <summary>What an API needs to word a failure: where in the request it lies, and the limit that was missed.</summary>
public sealed record FailureDetails
{
    public string? Field { get; init; }

    public double? Limit { get; init; }

    /// <summary>How long the clip is, in seconds, where that is what is wrong.</summary>
    public double? ClipSeconds { get; init; }
}
