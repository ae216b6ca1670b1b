using Cuewright.Jobs;

namespace Cuewright.Server.Worker;

/// <summary>How leases go; docs/jobs.md tells what for.</summary>
internal static class LeaseSetting
{
    /// <summary>What a worker that hangs makes its job wait, and far longer than a store that is busy can delay a heartbeat.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    /// <summary>A cancelled job is to stop within a second.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromMilliseconds(400);

    /// <summary>After so many crashes a job is taken to be their cause: in the last three of these it was all that ran.</summary>
    public const int Attempts = LeaseRules.SuspectAfter + 3;
}
