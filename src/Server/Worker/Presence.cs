namespace Cuewright.Server.Worker;

/// <summary>
/// This process among those that share a data folder. It has a folder of its own for all that is not finished, and in it a
/// lock that the system lets go of when the process ends, however it ends. So the next start, and others, know at once
/// who is dead: its leases lapse and its leavings go.
/// </summary>
internal sealed class Presence : IDisposable
{
    private const string Lock = "alive";

    private readonly string _root;
    private readonly FileStream _lock;

    public Presence(string dataFolder)
    {
        _root = Path.Combine(dataFolder, "work");
        while (true)
        {
            Name = Guid.NewGuid().ToString("n");
            Folder = Directory.CreateDirectory(Path.Combine(_root, Name)).FullName;
            var path = Path.Combine(Folder, Lock);
            try
            {
                _lock = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
                // Who sweeps may have come between; the lock counts only where others look for it.
                if (File.Exists(path)) return;
                _lock.Dispose();
            }
            catch (IOException) when (!File.Exists(path))
            {
                // Swept away between two steps: once more.
            }
        }
    }

    /// <summary>Holds the leases.</summary>
    public string Name { get; }

    public string Folder { get; }

    /// <summary>Who has no lock here is not there any more.</summary>
    public bool IsGone(string name)
    {
        if (name == Name) return false;
        using var taken = TryLock(name);
        return taken is not null || !File.Exists(Path.Combine(_root, name, Lock));
    }

    /// <summary>Removes what the dead have left.</summary>
    public void Sweep()
    {
        foreach (var folder in Directory.EnumerateDirectories(_root).Where(folder => folder != Folder))
        {
            if (!IsGone(Path.GetFileName(folder))) continue;
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // An ffmpeg that outlived its server may still be writing there; the next sweep finds it done.
            }
        }
    }

    public void Dispose()
    {
        // Before the lock is let go of, so that nobody else is at it at the same time.
        Directory.Delete(Folder, recursive: true);
        _lock.Dispose();
    }

    private FileStream? TryLock(string name)
    {
        try
        {
            return new FileStream(Path.Combine(_root, name, Lock), FileMode.Open, FileAccess.Write, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
