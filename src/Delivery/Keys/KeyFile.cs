using System.Collections.Immutable;
using System.Text.Json;
using Cuewright.Delivery.Files;

namespace Cuewright.Delivery.Keys;

internal sealed record KeyEntry(ApiKey Key, string Hash);

/// <summary>Keeps the keys in one file, rewritten whole, and holds what it has read until the file changes.</summary>
internal sealed class KeyFile(string path)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private volatile Known _known = new(default, 0, []);

    public ImmutableArray<KeyEntry> Read()
    {
        var info = new FileInfo(path);
        if (!info.Exists) return [];
        // Every change makes the file longer, so two within one tick of its clock are told apart all the same.
        var known = _known;
        if (known.Written == info.LastWriteTimeUtc && known.Length == info.Length) return known.Entries;
        var entries = Parse(File.ReadAllBytes(path));
        _known = new Known(info.LastWriteTimeUtc, info.Length, entries);
        return entries;
    }

    /// <summary>One at a time, other processes too.</summary>
    public void Change(Func<ImmutableArray<KeyEntry>, ImmutableArray<KeyEntry>> change)
    {
        Disk.MakeFolder(Path.GetDirectoryName(path)!); // The ring names a file in the data folder.
        using var alone = Lock();
        Disk.GiveToOwnerOfFolder(alone.Name);
        var before = Read();
        var after = change(before);
        if (!after.SequenceEqual(before)) Disk.WriteWhole(path, JsonSerializer.SerializeToUtf8Bytes(after, Format));
    }

    private FileStream Lock()
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new IOException("The keys are being changed by another process; try again.", fault);
        }
    }

    private ImmutableArray<KeyEntry> Parse(byte[] text)
    {
        try
        {
            return JsonSerializer.Deserialize<ImmutableArray<KeyEntry>>(text, Format);
        }
        catch (JsonException fault)
        {
            // Nobody is let in by a file that cannot be read.
            throw new InvalidDataException($"{path} is damaged: {fault.Message}", fault);
        }
    }

    private sealed record Known(DateTime Written, long Length, ImmutableArray<KeyEntry> Entries);
}
