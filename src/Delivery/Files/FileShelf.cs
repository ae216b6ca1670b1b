using System.Text.Json;

namespace Cuewright.Delivery.Files;

/// <summary>
/// Keeps files on the local disk. Each is a folder of its own with the bytes and what is known of them; it is filled
/// beside the shelf and put there by one rename, so a file is there whole or not at all, and a restart finds every one.
/// </summary>
public sealed class FileShelf
{
    private const string Content = "content";
    private const string Label = "label.json";

    private readonly string _shelf;
    private readonly string _incoming;
    private readonly ShelfOptions _options;
    private readonly TimeProvider _clock;

    public FileShelf(string dataFolder, ShelfOptions options, TimeProvider clock)
    {
        _shelf = Disk.MakeFolder(Path.Combine(dataFolder, "files"));
        _incoming = Disk.MakeFolder(options.Incoming ?? Path.Combine(dataFolder, "incoming"));
        _options = options;
        _clock = clock;
    }

    /// <summary>Streams it to the disk. Throws <see cref="FileTooLargeException"/> or <see cref="DiskFullException"/>, and then keeps nothing.</summary>
    public Task<StoredFile> KeepAsync(NewFile file, Stream content, CancellationToken cancel) =>
        KeepAsync(file, async path =>
        {
            await using var target = Disk.Create(path);
            await Disk.CopyAsync(content, target, file.MaxBytes, null, cancel);
            Disk.Settle(target);
        });

    /// <summary>Takes the file at this path away from there. Where both lie on one disk nothing is copied.</summary>
    public Task<StoredFile> KeepAsync(NewFile file, string path, CancellationToken cancel) =>
        KeepAsync(file, target =>
        {
            cancel.ThrowIfCancellationRequested();
            if (new FileInfo(path).Length > file.MaxBytes) throw new FileTooLargeException(file.MaxBytes);
            Move(path, target);
            return Task.CompletedTask;
        });

    /// <summary>Null if there is no such file (any more).</summary>
    public StoredFile? Find(string? id) => ReadLabel(id) is { } file && !(file.ExpiresAt <= _clock.GetUtcNow()) ? file : null;

    /// <summary>Seekable. Null if the file is gone; one that is open is read to its end even if it is deleted meanwhile.</summary>
    public FileStream? OpenRead(string? id)
    {
        if (Find(id) is null) return null;
        try
        {
            return new FileStream(PathOf(id!), new FileStreamOptions { Options = FileOptions.Asynchronous, Share = FileShare.Read | FileShare.Delete });
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Where the bytes of a file lie, to be read only. The id has to be a real one.</summary>
    public string PathOf(string id) => Path.Combine(HomeOf(id), Content);

    /// <summary>False if it was not there.</summary>
    public bool Delete(string? id)
    {
        if (!FileId.IsOne(id) || !Directory.Exists(HomeOf(id!))) return false;
        var aside = Path.Combine(_incoming, FileId.New());
        try
        {
            Directory.Move(HomeOf(id!), aside);
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }

        Disk.TryRemove(aside);
        return true;
    }

    /// <summary>What lies here, as it is come upon.</summary>
    public IEnumerable<StoredFile> List() => Homes().Select(home => ReadLabel(Path.GetFileName(home))).OfType<StoredFile>();

    /// <summary>Deletes what has expired and what was begun and never finished. Returns how many of both.</summary>
    public int Sweep(DateTimeOffset now)
    {
        var removed = Disk.RemoveAbandoned(_incoming, now - _options.AbandonedAfter);
        foreach (var home in Homes())
        {
            var id = Path.GetFileName(home);
            var file = ReadLabel(id);
            // Without a label it is no file of ours; that takes a damaged disk or a stranger's hand.
            var isOver = file is null ? Disk.LastWritten(home) < now - _options.AbandonedAfter : file.ExpiresAt <= now;
            if (isOver && Delete(id)) removed++;
        }

        return removed;
    }

    private IEnumerable<string> Homes() => Directory.EnumerateDirectories(_shelf).SelectMany(Directory.EnumerateDirectories);

    private async Task<StoredFile> KeepAsync(NewFile file, Func<string, Task> fill)
    {
        var home = HomeOf(file.Id);
        var berth = Path.Combine(_incoming, FileId.New());
        try
        {
            Disk.MakeFolder(berth);
            var content = Path.Combine(berth, Content);
            await fill(content);
            var stored = Describe(file, content);
            Disk.WriteWhole(Path.Combine(berth, Label), JsonSerializer.SerializeToUtf8Bytes(stored, JsonSerializerOptions.Web));
            MakeParent(home);
            Directory.Move(berth, home);
            Disk.SettleFolder(Path.GetDirectoryName(home)!); // HomeOf puts it into one.
            return stored;
        }
        catch (Exception fault)
        {
            Disk.TryRemove(berth);
            if (fault is IOException full && Disk.IsFull(full)) throw new DiskFullException(full);
            throw;
        }
    }

    private StoredFile Describe(NewFile file, string content)
    {
        using var bytes = File.OpenRead(content);
        Span<byte> head = stackalloc byte[MediaKind.HeadBytes];
        var kind = MediaKind.Of(head[..bytes.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)]);
        var name = SafeName.Of(file.Name);
        return new StoredFile
        {
            Id = file.Id,
            Name = Path.HasExtension(name) ? name : name + kind.Extension,
            ContentType = file.ContentType ?? kind.ContentType,
            Size = bytes.Length,
            Owner = file.Owner,
            CreatedAt = _clock.GetUtcNow(),
            ExpiresAt = file.ExpiresAt,
            JobId = file.JobId,
        };
    }

    private StoredFile? ReadLabel(string? id)
    {
        if (!FileId.IsOne(id)) return null;
        try
        {
            return JsonSerializer.Deserialize<StoredFile>(File.ReadAllBytes(Path.Combine(HomeOf(id!), Label)), JsonSerializerOptions.Web);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Two digits of the id make a folder in between, since a folder of a hundred thousand entries is slow to list.</summary>
    private string HomeOf(string id) =>
        FileId.IsOne(id) ? Path.Combine(_shelf, id[..2], id) : throw new ArgumentException("This is no id of a kept file.", nameof(id));

    private void MakeParent(string home)
    {
        var parent = Path.GetDirectoryName(home)!; // HomeOf puts it into one.
        if (Directory.Exists(parent)) return;
        Disk.MakeFolder(parent);
        Disk.SettleFolder(_shelf);
    }

    private static void Move(string path, string target)
    {
        File.Move(path, target);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(target, Disk.OwnerOnly);
        using var file = new FileStream(target, FileMode.Open, FileAccess.Write);
        Disk.Settle(file);
    }
}

/// <summary>How the shelf is set.</summary>
public sealed record ShelfOptions
{
    /// <summary>Where files are filled, on the disk of the shelf; null: beside it.</summary>
    public string? Incoming { get; init; }

    /// <summary>What was begun and not written to for so long will never be finished.</summary>
    public TimeSpan AbandonedAfter { get; init; } = TimeSpan.FromDays(1);
}
