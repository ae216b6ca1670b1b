namespace Cuewright.Server.Worker;

/// <summary>Where jobs keep what they need while they are worked on: with the process that works on them.</summary>
internal sealed class WorkFolders(Presence presence)
{
    private readonly string _root = Directory.CreateDirectory(Path.Combine(presence.Folder, "jobs")).FullName;

    public WorkFolder Open(string jobId) => new(Path.Combine(_root, $"{jobId}-{Guid.NewGuid():n}"));
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
