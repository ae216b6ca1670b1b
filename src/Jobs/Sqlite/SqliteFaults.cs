using Microsoft.Data.Sqlite;

namespace Cuewright.Jobs.Sqlite;

/// <summary>SQLite's result codes as what an operator can act on.</summary>
internal static class SqliteFaults
{
    // https://www.sqlite.org/rescode.html
    private const int Permission = 3, Busy = 5, LockedTable = 6, ReadOnly = 8, InputOutput = 10, CorruptPage = 11, FullDisk = 13,
        CannotOpen = 14, Protocol = 15, NotADatabase = 26;

    /// <summary>Null: not the store is at fault but what it was told.</summary>
    public static JobStoreException? Of(SqliteException e, string path)
    {
        (StoreFault Fault, string What)? known = e.SqliteErrorCode switch
        {
            Busy or LockedTable or Protocol => (StoreFault.Locked, "is held by another process"),
            FullDisk => (StoreFault.Full, "has no room left on its disk"),
            CorruptPage or NotADatabase => (StoreFault.Corrupt, "is damaged or is no job store"),
            Permission or ReadOnly or CannotOpen => (StoreFault.Unreachable, "cannot be opened for writing"),
            InputOutput => (StoreFault.Broken, "could not be read or written"),
            _ => null,
        };
        return known is { } k ? new JobStoreException(k.Fault, $"The job store {path} {k.What}.", e) : null;
    }
}
