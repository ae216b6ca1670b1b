using System.Runtime.InteropServices;

namespace Cuewright.Media.Tests.Hostile;

/// <summary>A file that nobody is to read. The system is asked to tell of every opening of it, so no trick with times or caches hides one.</summary>
public sealed partial class Canary : IDisposable
{
    private const int NonBlocking = 0x800;
    private const uint Opened = 0x20;

    private readonly int _watch;

    public Canary(string path)
    {
        Path = path;
        _watch = StartWatching(NonBlocking);
        Assert.True(_watch >= 0 && Add(_watch, path, Opened) >= 0, "The canary cannot be watched.");
    }

    public string Path { get; }

    /// <summary>Whether anybody has opened it since this was last asked.</summary>
    public bool WasOpened() => Read(_watch, new byte[4096], 4096) > 0;

    public void Dispose() => _ = Close(_watch);

    [LibraryImport("libc", EntryPoint = "inotify_init1")]
    private static partial int StartWatching(int flags);

    [LibraryImport("libc", EntryPoint = "inotify_add_watch", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Add(int watch, string path, uint events);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint Read(int handle, byte[] buffer, nint count);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
