namespace Cuewright.Jobs.Sqlite;

/// <summary>What is done from time to time, and what is written along the way.</summary>
public sealed partial class SqliteJobStore
{
    public Task<IReadOnlyList<Job>> SweepAsync(DateTimeOffset now, int attempts, CancellationToken cancel) => _writer.RunAsync<IReadOnlyList<Job>>(
        session =>
        {
            var (lost, late) = (JobFailure.WorkerLost, JobFailure.NotBegunInTime);
            var ended = new List<Job>();
            session.Run(Sql.ShortenLeases, ("$now", now.UtcTicks));
            ended.AddRange(session.ReadAll(Sql.CancelLapsed, JobRow.Read, ("$now", now.UtcTicks)));
            ended.AddRange(session.ReadAll(Sql.FailLapsed, JobRow.Read, ("$now", now.UtcTicks), ("$attempts", attempts),
                ("$code", lost.Code), ("$message", lost.Message), ("$details", lost.Details)));
            session.Run(Sql.RequeueLapsed, ("$now", now.UtcTicks));
            ended.AddRange(session.ReadAll(Sql.FailOverdue, JobRow.Read, ("$now", now.UtcTicks),
                ("$code", late.Code), ("$message", late.Message), ("$details", late.Details)));
            return ended;
        },
        cancel);

    public Task<IReadOnlyList<Job>> PurgeAsync(DateTimeOffset now, int count, CancellationToken cancel) => _writer.RunAsync<IReadOnlyList<Job>>(
        session => session.ReadAll(Sql.Purge, JobRow.Read, ("$now", now.UtcTicks), ("$count", count)), cancel);

    public Task<bool> DeleteAsync(string id, CancellationToken cancel) => _writer.RunAsync(session => session.Run(Sql.Delete, ("$id", id)) > 0, cancel);

    public Task LogAsync(string id, DateTimeOffset at, LogLevelName level, string message, CancellationToken cancel) => _writer.RunAsync(
        session => session.Run(Sql.Log, ("$id", id), ("$at", at.UtcTicks), ("$level", level.ToString()), ("$message", message)), cancel);

    public Task<IReadOnlyList<DueWebhook>> DueWebhooksAsync(DateTimeOffset now, TimeSpan hold, int count, CancellationToken cancel) =>
        _writer.RunAsync<IReadOnlyList<DueWebhook>>(
            session =>
            {
                var due = session.ReadAll(Sql.DueWebhooks, JobRow.ReadDue, ("$now", now.UtcTicks), ("$count", count));
                foreach (var webhook in due) session.Run(Sql.HoldWebhook, ("$id", webhook.Job.Id), ("$until", (now + hold).UtcTicks));
                return due;
            },
            cancel);

    public Task<bool> WebhookTriedAsync(string id, int tries, DateTimeOffset? nextTry, CancellationToken cancel) => _writer.RunAsync(
        session => session.Run(Sql.WebhookTried, ("$id", id), ("$tries", tries), ("$nextTry", nextTry?.UtcTicks)) > 0, cancel);
}
