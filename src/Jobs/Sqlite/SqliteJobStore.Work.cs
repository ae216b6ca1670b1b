using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Cuewright.Jobs.Sqlite;

/// <summary>What workers and cancelling callers do.</summary>
public sealed partial class SqliteJobStore
{
    public Task<Job?> LeaseAsync(string worker, DateTimeOffset now, LeaseRules rules, CancellationToken cancel) => _writer.RunAsync(
        session => session.Read(Sql.Lease, JobRow.Read,
            ("$worker", worker), ("$now", now.UtcTicks), ("$length", rules.Duration.Ticks), ("$runningPerOwner", rules.RunningPerOwner),
            ("$runningOf", JsonSerializer.Serialize(rules.RunningOf)), ("$urgentSince", (now - rules.SuspectPatience).UtcTicks)),
        cancel);

    public Task<LeaseStanding> HeartbeatAsync(Lease lease, DateTimeOffset until, string stage, double progress, CancellationToken cancel) =>
        _writer.RunAsync(
            session => session.Read(Sql.Heartbeat, Standing,
                ("$id", lease.JobId), ("$worker", lease.Worker), ("$attempt", lease.Attempt),
                ("$until", until.UtcTicks), ("$stage", stage), ("$progress", progress)) ?? LeaseStanding.Lost,
            cancel);

    public Task<bool> SucceedAsync(Lease lease, string result, DateTimeOffset now, CancellationToken cancel) =>
        EndAsync(Sql.Succeed, lease, now, cancel, ("$result", result));

    public Task<bool> FailAsync(Lease lease, JobFailure failure, DateTimeOffset now, CancellationToken cancel) =>
        EndAsync(Sql.Fail, lease, now, cancel, ("$code", failure.Code), ("$message", failure.Message), ("$details", failure.Details));

    public Task<bool> StopAsync(Lease lease, DateTimeOffset now, CancellationToken cancel) => EndAsync(Sql.Stop, lease, now, cancel);

    public Task<bool> ReturnAsync(Lease lease, DateTimeOffset now, CancellationToken cancel) => _writer.RunAsync(
        session => session.Run(Sql.Return, ("$id", lease.JobId), ("$worker", lease.Worker), ("$attempt", lease.Attempt)) > 0
            || session.Run(Sql.Stop, ("$id", lease.JobId), ("$worker", lease.Worker), ("$attempt", lease.Attempt), ("$now", now.UtcTicks)) > 0,
        cancel);

    public Task<CancelAnswer> CancelAsync(string id, DateTimeOffset now, CancellationToken cancel) => _writer.RunAsync(
        session =>
            session.Run(Sql.CancelQueued, ("$id", id), ("$now", now.UtcTicks)) > 0 ? CancelAnswer.Removed
            : session.Run(Sql.CancelRunning, ("$id", id)) > 0 ? CancelAnswer.Signalled
            : session.Number(Sql.Exists, ("$id", id)) > 0 ? CancelAnswer.AlreadyFinal
            : CancelAnswer.Unknown,
        cancel);

    private Task<bool> EndAsync(string sql, Lease lease, DateTimeOffset now, CancellationToken cancel, params (string Name, object? Value)[] more) =>
        _writer.RunAsync(
            session => session.Run(sql, [("$id", lease.JobId), ("$worker", lease.Worker), ("$attempt", lease.Attempt), ("$now", now.UtcTicks), .. more]) > 0,
            cancel);

    private static LeaseStanding? Standing(SqliteDataReader row) => row.GetBoolean(0) ? LeaseStanding.CancelAsked : LeaseStanding.Held;
}
