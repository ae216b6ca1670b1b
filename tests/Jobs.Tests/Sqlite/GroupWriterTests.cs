using Cuewright.Jobs.Sqlite;

namespace Cuewright.Jobs.Tests.Sqlite;

public sealed class GroupWriterTests : IAsyncLifetime
{
    private readonly StoreFolder _folder = new();
    private readonly ManualResetEventSlim _gate = new();
    private GroupWriter _writer = null!;
    private Task<int> _first = null!;

    /// <summary>The writer is kept busy with a first piece until the gate opens, so that what follows forms one group.</summary>
    public async ValueTask InitializeAsync()
    {
        var session = Session.OpenWriter(_folder.Path, StoreFolder.Patience, mayCreate: true);
        session.Run("CREATE TABLE line (number INTEGER NOT NULL)");
        _writer = new GroupWriter(_folder.Path, StoreFolder.Patience, session);
        var busy = new TaskCompletionSource();
        _first = _writer.RunAsync(_ =>
        {
            busy.TrySetResult();
            _gate.Wait();
            return 0;
        }, CancellationToken.None);
        await busy.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _gate.Set();
        await _first;
        await _writer.DisposeAsync();
        _folder.Dispose();
        _gate.Dispose();
    }

    [Fact]
    public async Task What_waits_together_is_committed_together()
    {
        var transactions = Enumerable.Range(0, 20).Select(i => _writer.RunAsync(session =>
        {
            var open = Lines(session);
            session.Run("INSERT INTO line VALUES ($i)", ("$i", i));
            return (Seen: open, Elsewhere: LinesElsewhere());
        }, CancellationToken.None)).ToArray();
        _gate.Set();
        var seen = await Task.WhenAll(transactions);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (long)i), seen.Select(line => line.Seen));
        Assert.All(seen, line => Assert.Equal(0, line.Elsewhere));
        Assert.Equal(20, LinesElsewhere());
    }

    [Fact]
    public async Task One_bad_piece_fails_alone_and_leaves_nothing()
    {
        var before = Insert(1);
        var bad = _writer.RunAsync(session =>
        {
            session.Run("INSERT INTO line VALUES (2)");
            return session.Run("INSERT INTO line VALUES (NULL)");
        }, CancellationToken.None);
        var odd = _writer.RunAsync<int>(session => throw new FormatException(), CancellationToken.None);
        var after = Insert(3);
        _gate.Set();
        await Task.WhenAll(before, after);
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => bad);
        await Assert.ThrowsAsync<FormatException>(() => odd);
        Assert.Equal(2, LinesElsewhere());
    }

    [Fact]
    public async Task What_is_cancelled_while_it_waits_is_not_written()
    {
        using var cancel = new CancellationTokenSource();
        var kept = Insert(1);
        var dropped = Insert(2, cancel.Token);
        await cancel.CancelAsync();
        _gate.Set();
        await kept;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dropped);
        Assert.Equal(1, LinesElsewhere());
    }

    [Fact]
    public async Task Closing_writes_what_was_handed_in_and_takes_no_more()
    {
        var pieces = Enumerable.Range(0, 5).Select(i => Insert(i)).ToArray();
        var closing = _writer.DisposeAsync();
        Assert.Throws<ObjectDisposedException>(() => { _ = Insert(9); });
        _gate.Set();
        await closing;
        await Task.WhenAll(pieces);
        Assert.Equal(5, LinesElsewhere());
    }

    private Task<int> Insert(int number, CancellationToken cancel = default) =>
        _writer.RunAsync(session => session.Run("INSERT INTO line VALUES ($i)", ("$i", number)), cancel);

    private static long Lines(Session session) => session.Number("SELECT count(*) FROM line");

    private long LinesElsewhere()
    {
        using var reader = Session.OpenReader(_folder.Path, StoreFolder.Patience);
        return Lines(reader);
    }
}
