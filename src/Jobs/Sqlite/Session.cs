using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Cuewright.Jobs.Sqlite;

/// <summary>One connection and its prepared statements. Used by one thread at a time.</summary>
internal sealed class Session : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    private Session(SqliteConnection connection) => _connection = connection;

    public static Session OpenWriter(string path, TimeSpan patience, bool mayCreate)
    {
        var session = Open(path, mayCreate ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite, patience);
        try
        {
            // A commit is on the disk when it returns (FULL); WAL alone would only promise that to a crash of this process.
            session.Read("PRAGMA journal_mode = WAL", row => row.GetString(0));
            session.Run("PRAGMA synchronous = FULL");
            session.Run("PRAGMA foreign_keys = ON");
            session.Run("PRAGMA journal_size_limit = 67108864");
            session.Run("PRAGMA busy_timeout = 0");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public static Session OpenReader(string path, TimeSpan patience)
    {
        var session = Open(path, SqliteOpenMode.ReadWrite, patience);
        session.Run("PRAGMA query_only = ON");
        return session;
    }

    /// <summary>
    /// Begins a transaction that holds the write lock, asking for it every millisecond: SQLite's own way of waiting asks
    /// ever more seldom, and beside a process that writes without a break its turn never comes. No event tells of another
    /// process's lock, so it is asking or nothing.
    /// </summary>
    public void BeginWriting(TimeSpan patience)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            var code = raw.sqlite3_exec(_connection.Handle, "BEGIN IMMEDIATE");
            if (code == raw.SQLITE_OK) return;
            if ((code & 0xff) != raw.SQLITE_BUSY || Stopwatch.GetElapsedTime(begun) >= patience) SqliteException.ThrowExceptionForRC(code, _connection.Handle);
            Thread.Sleep(TimeSpan.FromMilliseconds(1));
        }
    }

    public int Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => Prepare(sql, values).ExecuteNonQuery();

    /// <summary>The first row, or nothing.</summary>
    public T? Read<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var rows = Prepare(sql, values).ExecuteReader();
        return rows.Read() ? read(rows) : default;
    }

    public List<T> ReadAll<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var rows = Prepare(sql, values).ExecuteReader();
        var all = new List<T>();
        while (rows.Read()) all.Add(read(rows));
        return all;
    }

    /// <summary>The first column of the first row.</summary>
    public long Number(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => Read(sql, row => row.GetInt64(0), values);

    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        _connection.Dispose();
    }

    private static Session Open(string path, SqliteOpenMode mode, TimeSpan patience)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            // The library's own wait comes on top of SQLite's and cannot be shorter than a second; zero would be for ever.
            DefaultTimeout = 1,
        }.ToString());
        var session = new Session(connection);
        try
        {
            connection.Open();
            session.Run($"PRAGMA busy_timeout = {(int)patience.TotalMilliseconds}");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, _) in values) command.Parameters.Add(new SqliteParameter { ParameterName = name });
            _prepared.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i].Value ?? DBNull.Value;
        return command;
    }
}
