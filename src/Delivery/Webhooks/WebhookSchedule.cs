using System.Collections.Immutable;

namespace Cuewright.Delivery.Webhooks;

/// <summary>When a webhook that was not taken is tried again: ten times within two hours, first soon, then ever more patiently.</summary>
public static class WebhookSchedule
{
    private static readonly ImmutableArray<TimeSpan> Waits =
    [
        .. new double[] { 10, 30, 60, 120, 300, 600, 900, 1200, 1800, 2180 }.Select(TimeSpan.FromSeconds),
    ];

    /// <summary>The wait after so many tries; null when it is given up.</summary>
    public static TimeSpan? WaitAfter(int tries) => tries <= Waits.Length ? Waits[tries - 1] : null;
}
