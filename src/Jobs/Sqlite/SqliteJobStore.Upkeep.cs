namespace Cuewright.Jobs.Sqlite;

/// <summary>What is done from time to time, and what is written along the way.</summary>
public sealed partial class SqliteJobStore
{
    public Task<IReadOnlyList<Job>> SweepAsync(DateTimeOffset now, SweepRules rules, CancellationToken cancel) => _writer.RunAsync<IReadOnlyList<Job>>(
        session =>
        {
            var (lost, late) = (JobFailure.WorkerLost, JobFailure.NotBegunInTime);
            var ended = new List<Job>();
            session.Run(Sql.ShortenWebhooks, ("$now", now.UtcTicks));
            session.Run(Sql.ShortenLeases, ("$now", now.UtcTicks));
            foreach (var worker in session.ReadAll(Sql.Holders, row => row.GetString(0)).Where(rules.IsGone)) session.Run(Sql.EndLeases, ("$worker", worker));
            var silentSince = rules.TrustsLeases ? now.UtcTicks : 0;
            ended.AddRange(session.ReadAll(Sql.CancelLapsed, JobRow.Read, ("$now", now.UtcTicks), ("$silentSince", silentSince)));
            ended.AddRange(session.ReadAll(Sql.FailLapsed, JobRow.Read, ("$now", now.UtcTicks), ("$silentSince", silentSince), ("$attempts", rules.Attempts),
                ("$code", lost.Code), ("$message", lost.Message), ("$details", lost.Details)));
            session.Run(Sql.RequeueLapsed, ("$now", now.UtcTicks), ("$silentSince", silentSince));
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
                foreach (var webhook in due) session.Run(Sql.HoldWebhook, ("$id", webhook.Job.Id), ("$now", now.UtcTicks), ("$hold", hold.Ticks));
                return due;
            },
            cancel);

    public Task<bool> WebhookTriedAsync(string id, int tries, DateTimeOffset now, TimeSpan? wait, CancellationToken cancel) => _writer.RunAsync(
        session => session.Run(Sql.WebhookTried, ("$id", id), ("$tries", tries), ("$now", now.UtcTicks), ("$wait", wait?.Ticks)) > 0, cancel);
}
