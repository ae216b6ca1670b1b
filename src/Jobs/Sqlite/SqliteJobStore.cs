using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Cuewright.Jobs.Sqlite;

/// <summary>
/// Jobs in one SQLite file that several processes of one machine may share. One thread writes and commits in groups; reads
/// run where they are called, on connections of their own, and never wait for a writer.
/// </summary>
public sealed partial class SqliteJobStore : IJobStore
{
    private readonly string _path;
    private readonly TimeSpan _patience;
    private readonly GroupWriter _writer;
    private readonly ConcurrentBag<Session> _readers = [];
    private readonly Lock _ordering = new();
    private volatile QueueOrder _order = new(0, -1, [], new Dictionary<string, Standing>());

    internal SqliteJobStore(string path, TimeSpan patience, Session session)
    {
        _path = path;
        _patience = patience;
        _writer = new GroupWriter(path, patience, session);
    }

    /// <param name="path">The file; made if it is not there, its folder must be.</param>
    /// <param name="patience">How long to wait for another process that writes; null: five seconds.</param>
    /// <exception cref="JobStoreException"/>
    public static SqliteJobStore Open(string path, TimeSpan? patience = null)
    {
        var wait = patience ?? TimeSpan.FromSeconds(5);
        Session? session = null;
        try
        {
            session = Session.OpenWriter(path, wait, mayCreate: true);
            Schema.Bring(session, path, wait);
            return new SqliteJobStore(path, wait, session);
        }
        catch (Exception e)
        {
            session?.Dispose();
            if (e is SqliteException sqlite && SqliteFaults.Of(sqlite, path) is { } fault) throw fault;
            throw;
        }
    }

    public Task<Submitted> SubmitAsync(NewJob job, DateTimeOffset now, int mostWaiting, CancellationToken cancel) => _writer.RunAsync(session =>
    {
        var first = session.Read(Sql.Find, JobRow.Read, ("$id", job.Id));
        if (job.IdempotencyKey is { } key) first ??= session.Read(Sql.FindByKey, JobRow.Read, ("$owner", job.Owner), ("$key", key));
        if (first is not null) return new Submitted(first, IsNew: false);
        var waiting = session.Number(Sql.CountQueued);
        if (waiting > mostWaiting) throw new QueueFullException((int)waiting);
        var accepted = session.Read(Sql.Submit, JobRow.Read,
            ("$id", job.Id), ("$owner", job.Owner), ("$door", job.Door), ("$endpoint", job.Endpoint), ("$work", job.Work),
            ("$memo", job.Memo), ("$priority", job.Priority), ("$key", job.IdempotencyKey), ("$startBefore", job.StartBefore?.UtcTicks),
            ("$webhook", job.Webhook), ("$keep", job.Keep.Ticks), ("$now", now.UtcTicks));
        return new Submitted(accepted!, IsNew: true);
    }, cancel);

    public Task<Job?> FindAsync(string id, CancellationToken cancel) =>
        Look(session => session.Read(Sql.Find, JobRow.Read, ("$id", id)), cancel);

    public Task<int?> PositionAsync(string id, CancellationToken cancel) => Look(session =>
    {
        if (session.Read(Sql.Queued, row => (Waiting?)ReadWaiting(row), ("$id", id)) is not { } job) return null;
        if (session.Read(Sql.PlaceOfSuspect, row => (int?)row.GetInt32(0), ("$id", id)) is { } behind) return behind;
        var order = _order;
        if (order.Version != session.Number(Sql.QueueVersion) && !order.WillDo) order = Reorder(session);
        return (int?)order.PositionOf(job);
    }, cancel);

    public Task<IReadOnlyList<Job>> ListAsync(string? owner, string? before, int count, CancellationToken cancel) => Look<IReadOnlyList<Job>>(
        session => owner is null
            ? session.ReadAll(Sql.ListAll, JobRow.Read, ("$before", before), ("$count", count))
            : session.ReadAll(Sql.ListOfOwner, JobRow.Read, ("$owner", owner), ("$before", before), ("$count", count)),
        cancel);

    public Task<IReadOnlyList<LogLine>> ReadLogAsync(string id, long after, CancellationToken cancel) => Look<IReadOnlyList<LogLine>>(
        session => session.ReadAll(Sql.ReadLog, JobRow.ReadLine, ("$id", id), ("$after", after)), cancel);

    public Task<QueueCounts> CountAsync(CancellationToken cancel) => Look(
        session =>
        {
            var counts = session.ReadAll(Sql.Counts, row => (State: Enum.Parse<JobState>(row.GetString(0)), Jobs: row.GetInt32(1)))
                .ToDictionary(row => row.State, row => row.Jobs);
            return new QueueCounts(counts[JobState.Queued], counts[JobState.Running], counts[JobState.Succeeded], counts[JobState.Failed], counts[JobState.Cancelled]);
        },
        cancel);

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        while (_readers.TryTake(out var session)) session.Dispose();
    }

    /// <summary>One at a time works the order out; who came meanwhile finds it done.</summary>
    private QueueOrder Reorder(Session session)
    {
        lock (_ordering)
        {
            var begun = Stopwatch.GetTimestamp();
            // One transaction, so that version and queue belong together.
            session.Run("BEGIN");
            try
            {
                var version = session.Number(Sql.QueueVersion);
                if (_order.Version == version || _order.WillDo) return _order;
                var waiting = session.ReadAll(Sql.Queue, ReadWaiting);
                var running = new Dictionary<string, int>(session.ReadAll(Sql.RunningByOwner, row => KeyValuePair.Create(row.GetString(0), row.GetInt32(1))));
                var standings = waiting.Select(job => job.Owner).Distinct().ToDictionary(
                    owner => owner, owner => new Standing(running.GetValueOrDefault(owner), session.Number(Sql.LastTurn, ("$owner", owner))));
                return _order = new QueueOrder(begun, version, waiting, standings);
            }
            finally
            {
                session.Run("COMMIT");
            }
        }
    }

    private static Waiting ReadWaiting(SqliteDataReader row) => new(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt64(3));

    /// <summary>Reads take microseconds and wait for nobody, so they need no thread of their own.</summary>
    private Task<T> Look<T>(Func<Session, T> read, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested) return Task.FromCanceled<T>(cancel);
        Session? session = null;
        try
        {
            if (!_readers.TryTake(out session)) session = Session.OpenReader(_path, _patience);
            var answer = read(session);
            _readers.Add(session);
            return Task.FromResult(answer);
        }
        catch (Exception e)
        {
            session?.Dispose();
            return Task.FromException<T>(e is SqliteException sqlite ? SqliteFaults.Of(sqlite, _path) ?? e : e);
        }
    }
}
