using System.Buffers;
using System.Runtime.InteropServices;

namespace Cuewright.Delivery.Files;

/// <summary>How bytes get to the disk so that they stay there, and so that nobody else on the machine reads them.</summary>
internal static partial class Disk
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode OwnerOnlyFolder = OwnerOnly | UnixFileMode.UserExecute;

    public static string MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnlyFolder);
        return path;
    }

    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read | FileShare.Delete, BufferSize = 0, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }

    /// <summary>Copies to the end, to the limit, or to the end of the disk. Seen is shown every piece before it is written.</summary>
    public static async Task<long> CopyAsync(Stream from, Stream to, long limit, Action<ReadOnlyMemory<byte>>? seen, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            long total = 0;
            int read;
            while ((read = await from.ReadAsync(buffer, cancel)) > 0)
            {
                total += read;
                if (total > limit) throw new FileTooLargeException(limit);
                seen?.Invoke(buffer.AsMemory(0, read));
                await WriteAsync(to, buffer.AsMemory(0, read), cancel);
            }

            return total;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static async Task WriteAsync(Stream to, ReadOnlyMemory<byte> piece, CancellationToken cancel)
    {
        try
        {
            await to.WriteAsync(piece, cancel);
        }
        catch (IOException fault) when (IsFull(fault))
        {
            throw new DiskFullException(fault);
        }
    }

    /// <summary>Back only when the bytes would survive a power cut.</summary>
    public static void Settle(FileStream file)
    {
        try
        {
            file.Flush(flushToDisk: true);
        }
        catch (IOException fault) when (IsFull(fault))
        {
            throw new DiskFullException(fault);
        }
    }

    /// <summary>Writes a small file whole or not at all: under another name first, then renamed over what was there.</summary>
    public static void WriteWhole(string path, ReadOnlySpan<byte> content)
    {
        var folder = Path.GetDirectoryName(path)!; // A file always lies in a folder.
        var draft = Path.Combine(folder, $".{Path.GetFileName(path)}.{FileId.New()}");
        try
        {
            using (var file = Create(draft))
            {
                file.Write(content);
                Settle(file);
            }

            GiveToOwnerOfFolder(draft);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception fault)
        {
            File.Delete(draft);
            if (fault is IOException full && IsFull(full)) throw new DiskFullException(full);
            throw;
        }

        SettleFolder(folder);
    }

    /// <summary>A rename is kept only when the folder it happened in is; .NET cannot open folders, so libc is asked.</summary>
    public static void SettleFolder(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Open(path, 0);
        if (handle < 0) return;
        // Some network file systems refuse this on folders; the files themselves are safe even so.
        _ = Sync(handle);
        _ = Close(handle);
    }

    /// <summary>
    /// What root writes into the folder of an account that a server runs as is that account's, or the server could not
    /// read it. The owner comes from statx, whose numbers lie at the same places on every processor.
    /// </summary>
    public static void GiveToOwnerOfFolder(string path)
    {
        const int here = -100, ownerAndGroup = 0x18, words = 64, owner = 5, group = 6;
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return;
        var facts = new uint[words];
        if (Examine(here, Path.GetDirectoryName(path)!, 0, ownerAndGroup, ref facts[0]) == 0) _ = Give(path, facts[owner], facts[group]); // A file always lies in a folder.
    }

    /// <summary>Removes a folder and what lies in it; what resists is left for the next sweep.</summary>
    public static bool TryRemove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Removes the folders in which nothing was written since then: their makers died or lost interest.</summary>
    public static int RemoveAbandoned(string parent, DateTimeOffset since) =>
        Directory.EnumerateDirectories(parent).Count(folder => LastWritten(folder) < since && TryRemove(folder));

    public static DateTimeOffset LastWritten(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles().Select(file => file.LastWriteTimeUtc).Append(Directory.GetLastWriteTimeUtc(folder)).Max();
        }
        catch (DirectoryNotFoundException)
        {
            // It was finished while we looked.
            return DateTimeOffset.MaxValue;
        }
    }

    /// <summary>No space, no quota: on Unix the error number of the system, on Windows its own code.</summary>
    public static bool IsFull(IOException fault)
    {
        const int noSpace = 28, noQuota = 122, windowsDiskFull = unchecked((int)0x80070070), windowsHandleFull = unchecked((int)0x80070027);
        return fault.HResult is noSpace or noQuota or windowsDiskFull or windowsHandleFull;
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Examine(int folder, string path, int flags, uint mask, ref uint facts);

    [LibraryImport("libc", EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Give(string path, uint owner, uint group);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
