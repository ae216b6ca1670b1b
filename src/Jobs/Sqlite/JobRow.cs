using Microsoft.Data.Sqlite;

namespace Cuewright.Jobs.Sqlite;

/// <summary>A job as a row and back.</summary>
internal static class JobRow
{
    /// <summary>What <see cref="Read"/> reads, in its order.</summary>
    public const string Columns =
        "id, owner, door, endpoint, work, memo, priority, idempotency_key, start_before, webhook, keep, "
        + "state, created_at, started_at, finished_at, attempt, cancel_asked, stage, progress, result, "
        + "failure_code, failure_message, failure_details";

    public static Job Read(SqliteDataReader row) => new()
    {
        Order = new NewJob
        {
            Id = row.GetString(0),
            Owner = row.GetString(1),
            Door = row.GetString(2),
            Endpoint = row.GetString(3),
            Work = row.GetString(4),
            Memo = Text(row, 5),
            Priority = row.GetInt32(6),
            IdempotencyKey = Text(row, 7),
            StartBefore = Time(row, 8),
            Webhook = Text(row, 9),
            Keep = new TimeSpan(row.GetInt64(10)),
        },
        State = Enum.Parse<JobState>(row.GetString(11)),
        CreatedAt = Time(row, 12)!.Value,
        StartedAt = Time(row, 13),
        FinishedAt = Time(row, 14),
        Attempt = row.GetInt32(15),
        CancelAsked = row.GetBoolean(16),
        Stage = row.GetString(17),
        Progress = row.GetDouble(18),
        Result = Text(row, 19),
        Failure = Text(row, 20) is { } code ? new JobFailure(code, row.GetString(21), Text(row, 22)) : null,
    };

    /// <summary>The columns, and after them which try it is.</summary>
    public static DueWebhook ReadDue(SqliteDataReader row) => new(Read(row), row.GetInt32(row.FieldCount - 1));

    public static LogLine ReadLine(SqliteDataReader row) =>
        new(row.GetInt64(0), Time(row, 1)!.Value, Enum.Parse<LogLevelName>(row.GetString(2)), row.GetString(3));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(row.GetInt64(column), TimeSpan.Zero);
}
