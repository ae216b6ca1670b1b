namespace Cuewright.Delivery;

/// <summary>A file that is kept: an upload, or something that was made. The id cannot be guessed; the name is what the user sees.</summary>
public sealed record StoredFile
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string ContentType { get; init; }

    public required long Size { get; init; }

    public required string Owner { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null: kept until it is deleted.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The job that made it, if one did.</summary>
    public string? JobId { get; init; }
}
