using Cuewright.Jobs.Sqlite;
using Microsoft.Data.Sqlite;

namespace Cuewright.Jobs.Tests.Sqlite;

/// <summary>What is wrong with a store is said by its code, and what threw has left nothing behind.</summary>
public sealed class StoreFaultTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_store_held_by_another_refuses_to_write_and_goes_on_reading()
    {
        await using var store = _folder.Open(StoreFolder.Patience);
        var (kept, refused) = (StoreFolder.Order(), StoreFolder.Order());
        await StoreFolder.SubmitAsync(store, kept);
        using (var other = new SqliteConnection($"Data Source={_folder.Path};Pooling=False"))
        {
            other.Open();
            using var holding = other.BeginTransaction(deferred: false);
            await FailsAsync(StoreFault.Locked, () => StoreFolder.SubmitAsync(store, refused));
            Assert.NotNull(await store.FindAsync(kept.Id, CancellationToken.None));
            Assert.Equal(0, await store.PositionAsync(kept.Id, CancellationToken.None));
        }

        Assert.Null(await store.FindAsync(refused.Id, CancellationToken.None));
        Assert.True((await StoreFolder.SubmitAsync(store, refused)).IsNew);
    }

    [Fact]
    public async Task A_full_disk_refuses_what_is_new_and_takes_it_when_there_is_room()
    {
        await _folder.Open().DisposeAsync();
        var session = Session.OpenWriter(_folder.Path, StoreFolder.Patience, mayCreate: false);
        session.Run($"PRAGMA max_page_count = {session.Number("PRAGMA page_count") + 8}");
        await using var store = new SqliteJobStore(_folder.Path, StoreFolder.Patience, session);
        var (small, large) = (StoreFolder.Order(), StoreFolder.Order(new string('x', 100_000)));
        await StoreFolder.SubmitAsync(store, small);

        await FailsAsync(StoreFault.Full, () => StoreFolder.SubmitAsync(store, large));

        Assert.Null(await store.FindAsync(large.Id, CancellationToken.None));
        Assert.Equal(1, (await store.CountAsync(CancellationToken.None)).Queued);
        // The limit went with the connection that met it.
        Assert.True((await StoreFolder.SubmitAsync(store, large)).IsNew);
        Assert.Equal(1, await store.PositionAsync(large.Id, CancellationToken.None));
    }

    [Fact]
    public async Task What_is_no_store_is_not_opened()
    {
        await File.WriteAllTextAsync(_folder.Path, string.Join('\n', Enumerable.Repeat("Dear diary,", 500)));
        Fails(StoreFault.Corrupt, () => _folder.Open());
        Assert.StartsWith("Dear diary", await File.ReadAllTextAsync(_folder.Path));
    }

    [Theory]
    [InlineData(0.3, false)]
    [InlineData(0.6, false)]
    [InlineData(0.7, true)]
    public async Task A_damaged_store_is_not_opened(double where, bool cutOff)
    {
        await using (var store = _folder.Open())
        {
            for (var i = 0; i < 50; i++) await StoreFolder.SubmitAsync(store, StoreFolder.Order(new string('x', 2000)));
        }

        using (var file = File.OpenWrite(_folder.Path))
        {
            var at = (long)(file.Length * where) / 4096 * 4096;
            if (cutOff)
            {
                file.SetLength(at);
            }
            else
            {
                file.Position = at;
                file.Write(new byte[4096]);
            }
        }

        Fails(StoreFault.Corrupt, () => _folder.Open());
    }

    [Fact]
    public async Task A_store_of_a_later_version_is_left_alone()
    {
        await _folder.Open().DisposeAsync();
        using (var session = Session.OpenWriter(_folder.Path, StoreFolder.Patience, mayCreate: false)) session.Run("PRAGMA user_version = 1000");
        Fails(StoreFault.Newer, () => _folder.Open());
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_said_to_be_that()
    {
        Fails(StoreFault.Unreachable, () => SqliteJobStore.Open(_folder.Path + "/no/such/folder"));
        Fails(StoreFault.Unreachable, () => SqliteJobStore.Open(Path.GetDirectoryName(_folder.Path)!));
    }

    [Fact]
    public async Task Many_may_open_a_new_store_at_once()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => _folder.Open())));
        foreach (var store in stores) Assert.True((await StoreFolder.SubmitAsync(store, StoreFolder.Order())).IsNew);
        Assert.Equal(6, (await stores[0].CountAsync(CancellationToken.None)).Queued);
        foreach (var store in stores) await store.DisposeAsync();
    }

    [Fact]
    public async Task A_commit_is_on_the_disk_when_it_returns()
    {
        await using var store = _folder.Open();
        using var session = Session.OpenWriter(_folder.Path, StoreFolder.Patience, mayCreate: false);
        Assert.Equal(2, session.Number("PRAGMA synchronous"));
        Assert.Equal("wal", session.Read("PRAGMA journal_mode", row => row.GetString(0)));
    }

    private static void Fails(StoreFault fault, Func<object> act) => Assert.Equal(fault, Assert.Throws<JobStoreException>(act).Fault);

    private static async Task FailsAsync(StoreFault fault, Func<Task> act) => Assert.Equal(fault, (await Assert.ThrowsAsync<JobStoreException>(act)).Fault);
}
