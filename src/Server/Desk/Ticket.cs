using Cuewright.Jobs;
using Cuewright.Server.Worker;

namespace Cuewright.Server.Desk;

/// <summary>What an API hands in over the desk.</summary>
public sealed record Ticket
{
    /// <summary>The API ("native", "fal", "elevenlabs") and its endpoint.</summary>
    public required string Door { get; init; }

    public required string Endpoint { get; init; }

    public required Work Work { get; init; }

    /// <summary>What the API must remember to word its answer later, as JSON of its own.</summary>
    public string? Memo { get; init; }

    public int Priority { get; init; }

    public string? IdempotencyKey { get; init; }

    /// <summary>How long it may wait for a worker; null: as long as it takes.</summary>
    public TimeSpan? StartWithin { get; init; }

    public string? Webhook { get; init; }

    /// <summary>How long result and files are kept; null: as the server is set.</summary>
    public TimeSpan? Keep { get; init; }

    /// <summary>Refused when more wait already; null: as the server is set.</summary>
    public int? MostWaiting { get; init; }
}

/// <summary>A job has moved on: how it stands, where it waits, and the lines that are new since the last news.</summary>
public sealed record JobNews(Job Job, int? Position, IReadOnlyList<LogLine> NewLines);
