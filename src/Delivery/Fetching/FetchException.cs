namespace Cuewright.Delivery.Fetching;

public enum FetchFault
{
    /// <summary>Unreachable, not found, broken off, or no address at all.</summary>
    FetchFailed,

    /// <summary>It leads where this server does not go.</summary>
    FetchForbidden,

    TooLarge,

    /// <summary>Too slow. A name of its own: where the work itself takes too long, that is another fault.</summary>
    FetchTimedOut,
}

/// <summary>Why an address was not fetched, in one sentence for who gave it. What the server sees of its own network stays out of it.</summary>
public sealed class FetchException(FetchFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    public FetchFault Fault { get; } = fault;

    /// <summary>The most bytes that are taken, where that was missed.</summary>
    public long? Limit { get; init; }
}
