using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Cuewright.Jobs.Sqlite;

/// <summary>
/// The one thread of this process that writes. What arrives while a commit waits for the disk goes into the next one
/// together, so that a slow disk bounds how long a write takes, not how many there are. A caller hears of success only
/// after the commit that holds its piece.
/// </summary>
internal sealed class GroupWriter : IAsyncDisposable
{
    /// <summary>Bounds how long others wait for the write lock.</summary>
    private const int MostInOneCommit = 256;

    /// <summary>Who writes without a break leaves the lock alone now and then, for as long as others need to find it free.</summary>
    private static readonly TimeSpan Spell = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(3);

    private readonly string _path;
    private readonly TimeSpan _patience;
    private readonly BlockingCollection<Piece> _waiting = [];
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Session? _session;

    public GroupWriter(string path, TimeSpan patience, Session session)
    {
        _session = session;
        _path = path;
        _patience = patience;
        new Thread(WriteUntilClosed) { IsBackground = true, Name = "job store" }.Start();
    }

    /// <param name="work">May be run again after it was undone. Refuses, by throwing, before it writes.</param>
    /// <param name="cancel">Heeded until the work begins: what is begun is told as it ended.</param>
    public Task<T> RunAsync<T>(Func<Session, T> work, CancellationToken cancel)
    {
        var piece = new Piece<T>(work, cancel);
        try
        {
            _waiting.Add(piece, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(SqliteJobStore));
        }

        return piece.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.CompleteAdding();
        await _closed.Task;
    }

    private void WriteUntilClosed()
    {
        var group = new List<Piece>();
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            if (!_waiting.TryTake(out var next))
            {
                if (!_waiting.TryTake(out next, Timeout.Infinite)) break;
                begun = Stopwatch.GetTimestamp();
            }

            do group.Add(next);
            while (group.Count < MostInOneCommit && _waiting.TryTake(out next));
            Write(group);
            group.Clear();
            if (Stopwatch.GetElapsedTime(begun) < Spell) continue;
            Thread.Sleep(Breath);
            begun = Stopwatch.GetTimestamp();
        }

        _session?.Dispose();
        _closed.SetResult();
    }

    private void Write(IReadOnlyList<Piece> group)
    {
        try
        {
            _session ??= Session.OpenWriter(_path, _patience, mayCreate: false);
            _session.BeginWriting(_patience);
            foreach (var piece in group) piece.Run(_session);
            _session.Run("COMMIT");
        }
        catch (Exception e)
        {
            // Closing the connection undoes what is open, whatever state the fault has left it in.
            _session?.Dispose();
            _session = null;
            var fault = e is SqliteException sqlite ? SqliteFaults.Of(sqlite, _path) : null;
            if (fault is null && group.Count > 1)
            {
                // One piece is at fault, not the store: the others shall not suffer for it.
                foreach (var piece in group) Write([piece]);
            }
            else
            {
                foreach (var piece in group) piece.Fail(fault ?? e);
            }

            return;
        }

        foreach (var piece in group) piece.Complete();
    }

    private abstract class Piece
    {
        public abstract void Run(Session session);

        public abstract void Complete();

        public abstract void Fail(Exception fault);
    }

    private sealed class Piece<T>(Func<Session, T> work, CancellationToken cancel) : Piece
    {
        private readonly TaskCompletionSource<T> _task = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _answer;
        private Exception? _refusal;

        public Task<T> Task => _task.Task;

        public override void Run(Session session)
        {
            try
            {
                cancel.ThrowIfCancellationRequested();
                _refusal = null;
                _answer = work(session);
            }
            catch (Exception e) when (e is OperationCanceledException or QueueFullException)
            {
                _refusal = e;
            }
        }

        public override void Complete()
        {
            if (_refusal is OperationCanceledException) _task.SetCanceled(cancel);
            else if (_refusal is not null) _task.SetException(_refusal);
            else _task.SetResult(_answer!);
        }

        public override void Fail(Exception fault) => _task.SetException(fault);
    }
}
