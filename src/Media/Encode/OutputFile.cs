using Cuewright.Engine;

namespace Cuewright.Media.Encode;

/// <summary>
/// A file that becomes visible whole or not at all: written under a hidden name in the folder of its target, so that the
/// final rename stays on one disk, and removed unless it was published.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _target;
    private bool _published;

    private OutputFile(string target, string temporaryPath)
    {
        _target = target;
        TemporaryPath = temporaryPath;
    }

    public string TemporaryPath { get; }

    /// <summary>Finds out before any work whether the folder takes a file.</summary>
    public static OutputFile Reserve(string path)
    {
        var target = Path.GetFullPath(path);
        if (Directory.Exists(target)) throw Unwritable(path, "it is a folder");
        var folder = Path.GetDirectoryName(target) ?? throw Unwritable(path, "it names no file");
        var temporaryPath = Path.Combine(folder, $".{Path.GetRandomFileName()}.part");
        try
        {
            new FileStream(temporaryPath, FileMode.CreateNew).Dispose();
        }
        catch (DirectoryNotFoundException e)
        {
            throw Unwritable(path, $"there is no folder '{folder}'", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw Unwritable(path, $"the folder '{folder}' may not be written to", e);
        }
        catch (IOException e)
        {
            throw Refuse(path, e);
        }

        return new OutputFile(target, temporaryPath);
    }

    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        using var file = Reserve(path);
        try
        {
            await File.WriteAllBytesAsync(file.TemporaryPath, bytes, cancel);
        }
        catch (IOException e)
        {
            throw Refuse(path, e);
        }

        file.Publish();
    }

    public void Publish()
    {
        try
        {
            File.Move(TemporaryPath, _target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refuse(_target, e);
        }

        _published = true;
    }

    public void Dispose()
    {
        if (!_published) File.Delete(TemporaryPath);
    }

    private static RefusalException Refuse(string path, Exception e)
    {
        const int noSpaceLeft = 28;
        return (e.HResult & 0xFFFF) == noSpaceLeft
            ? new RefusalException(RefusalCode.DiskFull, $"'{path}' cannot be written: the disk is full.", e)
            : Unwritable(path, e.Message.TrimEnd('.'), e);
    }

    private static RefusalException Unwritable(string path, string reason, Exception? inner = null) =>
        new(RefusalCode.Unwritable, $"'{path}' cannot be written: {reason}.", inner);
}
