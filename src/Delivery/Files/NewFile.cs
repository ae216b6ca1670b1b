namespace Cuewright.Delivery.Files;

/// <summary>What is said of a file before its bytes come.</summary>
public sealed record NewFile
{
    /// <summary>Given when a link to the file had to be made before the file itself.</summary>
    public string Id { get; init; } = FileId.New();

    /// <summary>As the sender calls it; it is made harmless before it is kept.</summary>
    public required string? Name { get; init; }

    public required string Owner { get; init; }

    /// <summary>Only from who made the file. Null for whatever comes from outside: its bytes are looked at instead.</summary>
    public string? ContentType { get; init; }

    /// <summary>Null: kept until it is deleted.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The job that made it, if one did.</summary>
    public string? JobId { get; init; }

    public long MaxBytes { get; init; } = long.MaxValue;
}
