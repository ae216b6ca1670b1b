namespace Cuewright.Delivery.Keys;

/// <summary>A key as it may be shown. Its name is the owner of what is done with it.</summary>
public sealed record ApiKey
{
    public required string Name { get; init; }

    /// <summary>The part of the key that is no secret.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public KeyLimits Limits { get; init; } = new();
}

/// <summary>Null: as the server is set.</summary>
public sealed record KeyLimits
{
    public int? ConcurrentJobs { get; init; }

    public int? RequestsPerMinute { get; init; }
}

/// <summary>A key just made. Text is the key itself; this is the only time that it is seen.</summary>
public sealed record NewKey(ApiKey Key, string Text)
{
    /// <summary>So that a key does not slip into a log.</summary>
    public override string ToString() => Key.ToString();
}
