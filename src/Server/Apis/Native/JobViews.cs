using System.Collections.Immutable;
using System.Text.Json;
using Cuewright.Delivery;
using Cuewright.Engine.Cues;
using Cuewright.Jobs;
using Cuewright.Server.Desk;
using Cuewright.Server.Worker;

namespace Cuewright.Server.Apis.Native;

/// <summary>A job as callers see it.</summary>
internal sealed record JobView
{
    public required string Id { get; init; }

    /// <summary>queued, running, succeeded, failed or cancelled.</summary>
    public required JobState State { get; init; }

    public required string Endpoint { get; init; }

    public bool? CancelAsked { get; init; }

    public required string Stage { get; init; }

    public required double Progress { get; init; }

    /// <summary>How many go before it; only while it waits.</summary>
    public int? QueuePosition { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public NativeError? Error { get; init; }

    public static JobView Of(Job job, int? position = null) => new()
    {
        Id = job.Id,
        State = job.State,
        Endpoint = job.Order.Endpoint,
        CancelAsked = job is { CancelAsked: true, IsFinal: false } ? true : null,
        Stage = job.Stage,
        Progress = job.State == JobState.Succeeded ? 1 : Math.Round(job.Progress, 3),
        QueuePosition = position,
        CreatedAt = job.CreatedAt,
        StartedAt = job.StartedAt,
        FinishedAt = job.FinishedAt,
        Error = job.Failure is { } failure ? NativeErrors.Of(failure) : null,
    };
}

internal sealed record JobList(IReadOnlyList<JobView> Jobs, string? NextBefore);

internal sealed record LogLineView(long Number, DateTimeOffset At, LogLevelName Level, string Message);

internal sealed record LogView(IReadOnlyList<LogLineView> Lines)
{
    public static LogView Of(IReadOnlyList<LogLine> lines) => new([.. lines.Select(line => new LogLineView(line.Number, line.At, line.Level, line.Message))]);
}

/// <summary>What an event of the stream holds.</summary>
internal sealed record NewsView(JobView Job, IReadOnlyList<LogLineView> Lines);

internal sealed record FileView(string Id, string Name, string ContentType, long Size, Uri Url, DateTimeOffset? ExpiresAt)
{
    public static FileView Of(StoredFile file, PublicLinks links, Uri publicBase) =>
        new(file.Id, file.Name, file.ContentType, file.Size, links.Download(publicBase, file), file.ExpiresAt);
}

/// <summary>One take; the cue sheet is the one of docs/cue-sheet.md, the effects sheet that of docs/foley.md: one of both is there.</summary>
internal sealed record TakeView(FileView Output, ImmutableDictionary<string, FileView> Extras, JsonElement? CueSheet, JsonElement? EffectsSheet);

internal sealed record ResultView
{
    public required string Id { get; init; }

    /// <summary>What was seen, in words.</summary>
    public string? Seen { get; init; }

    public required double WorkSeconds { get; init; }

    public required ImmutableArray<TakeView> Takes { get; init; }

    public FileView? Analysis { get; init; }

    public static ResultView Of(string id, WorkResult result, PublicLinks links, Uri publicBase)
    {
        return new ResultView
        {
            Id = id,
            Seen = result.Description,
            WorkSeconds = Math.Round(result.WorkSeconds, 2),
            Takes = [.. result.Takes.Select(Take)],
            Analysis = result.Analysis is { } file ? FileView.Of(file, links, publicBase) : null,
        };

        TakeView Take(TakeOutput take) => new(
            FileView.Of(take.Output, links, publicBase),
            take.Extras.ToImmutableDictionary(extra => NativeJson.Snake($"{extra.Key}"), extra => FileView.Of(extra.Value, links, publicBase)),
            take.CueSheet is { } sheet ? JsonElement.Parse(CueSheets.ToJson(sheet)) : null,
            take.Effects is { } paper ? JsonElement.Parse(CueSheets.ToJson(paper)) : null);
    }
}
