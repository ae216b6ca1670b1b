namespace Cuewright.Server.Worker;

/// <summary>Where jobs keep what they need while they are worked on. What a crash left behind is swept away.</summary>
internal sealed class WorkFolders
{
    private readonly string _root;

    public WorkFolders(string dataFolder)
    {
        _root = Path.Combine(dataFolder, "work");
        Directory.CreateDirectory(_root);
    }

    public WorkFolder Open(string jobId) => new(Path.Combine(_root, $"{jobId}-{Guid.NewGuid():n}"));

    /// <summary>Removes folders that nobody has touched for so long that no job can still be using them.</summary>
    public void Sweep(DateTimeOffset abandonedBefore)
    {
        foreach (var folder in Directory.EnumerateDirectories(_root).Where(folder => Directory.GetLastWriteTimeUtc(folder) < abandonedBefore))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>A job's own folder; gone with everything in it when it is disposed.</summary>
internal sealed class WorkFolder : IDisposable
{
    public WorkFolder(string path)
    {
        Path = path;
        Directory.CreateDirectory(path);
    }

    public string Path { get; }

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
