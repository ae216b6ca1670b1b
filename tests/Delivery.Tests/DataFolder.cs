using Cuewright.Delivery.Files;

namespace Cuewright.Delivery.Tests;

/// <summary>A data folder of its own for each test, and what lies in it.</summary>
public abstract class DataFolder : IDisposable
{
    internal ManualClock Clock { get; } = new();

    internal string Folder { get; } = Directory.CreateTempSubdirectory("delivery-").FullName;

    internal FileShelf NewShelf() => new(Folder, new ShelfOptions(), Clock);

    internal static NewFile Named(string? name) => new() { Name = name, Owner = "anna" };

    internal static MemoryStream Bytes(params byte[] bytes) => new(bytes);

    /// <summary>Every file below the data folder, so that a test can say that nothing was left behind.</summary>
    internal string[] AllFiles() => [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path)).Order()];

    /// <summary>Windows has other rights; there nothing is claimed.</summary>
    internal UnixFileMode RightsOf(params string[] path) =>
        OperatingSystem.IsWindows() ? Disk.OwnerOnly : File.GetUnixFileMode(Path.Combine([Folder, .. path]));

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
