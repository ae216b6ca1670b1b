using System.Collections.Immutable;

namespace Cuewright.Delivery.Fetching;

/// <summary>Which networks may be reached from here.</summary>
public sealed record ReachOptions
{
    /// <summary>Loopback, private and shared address space too. Link-local addresses, where clouds keep their secrets, still have to be named.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>Addresses, networks (10.0.0.0/8) and host names that may be reached in any case.</summary>
    public ImmutableArray<string> Allowed { get; init; } = [];

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>How fetching is set.</summary>
public sealed record FetchOptions
{
    public ReachOptions Reach { get; init; } = new();

    public long MaxBytes { get; init; } = 4L << 30;

    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The longest silence, before the answer and in the middle of it.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public int MaxRedirects { get; init; } = 5;
}
