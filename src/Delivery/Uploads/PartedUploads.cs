using System.Security.Cryptography;
using System.Text.Json;
using Cuewright.Delivery.Files;

namespace Cuewright.Delivery.Uploads;

/// <summary>
/// Files that come in pieces: parts in any order, each sent again as often as the sender likes, joined when the sender says
/// which belong. All of it lies on the disk, so an upload goes on after a restart. The id of the upload is the id of the
/// file it becomes, since senders want the address of the file before its bytes.
/// </summary>
public sealed class PartedUploads(string dataFolder, FileShelf shelf, UploadOptions options)
{
    private const string Order = "order.json";

    private readonly string _folder = Disk.MakeFolder(Path.Combine(dataFolder, "uploads"));

    /// <summary>Returns the name the file will have.</summary>
    public string Begin(NewFile file)
    {
        var name = SafeName.Of(file.Name);
        var order = file with { Name = name, ContentType = null, MaxBytes = Math.Min(file.MaxBytes, options.MaxBytes) };
        Disk.WriteWhole(Path.Combine(Disk.MakeFolder(HomeOf(file.Id)), Order), JsonSerializer.SerializeToUtf8Bytes(order));
        Disk.SettleFolder(_folder);
        return name;
    }

    /// <summary>The whole file in one piece.</summary>
    public async Task<StoredFile> PutWholeAsync(string id, Stream content, CancellationToken cancel)
    {
        var file = Find(id);
        try
        {
            var stored = await shelf.KeepAsync(file, content, cancel);
            Disk.TryRemove(HomeOf(id));
            return stored;
        }
        catch (IOException) when (shelf.Find(id) is not null)
        {
            // Two sent it at once, and the other was first.
            throw Finished();
        }
    }

    /// <summary>One part; an earlier one of the same number is replaced by it.</summary>
    public async Task<UploadPart> PutPartAsync(string id, int number, Stream content, CancellationToken cancel)
    {
        var file = Find(id);
        if (number < 1 || number > options.MaxParts) throw new UploadException(UploadFault.BadPartNumber, $"Parts are numbered from 1 to {options.MaxParts}; {number} is none of them.");
        var parts = new PartFolder(HomeOf(id));
        var draft = parts.NewDraft();
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long size;
            await using (var target = Disk.Create(draft))
            {
                var room = Math.Min(options.MaxPartBytes, file.MaxBytes - parts.BytesWithout(number));
                size = await Disk.CopyAsync(content, target, room, piece => hash.AppendData(piece.Span), cancel);
                Disk.Settle(target);
            }

            if (size == 0) throw new UploadException(UploadFault.EmptyPart, $"Part {number} is empty. Some clients send empty parts when they are handed bytes; upload the file from disk instead (upload_file), or in one piece.");
            var part = new UploadPart(number, Convert.ToHexStringLower(hash.GetHashAndReset()));
            parts.Place(draft, part, file.MaxBytes);
            return part;
        }
        catch (Exception fault) when (fault is DirectoryNotFoundException or FileNotFoundException)
        {
            // It was completed or swept away while the part came.
            throw Missing(id);
        }
        finally
        {
            PartFolder.Discard(draft);
        }
    }

    /// <summary>Joins the parts. To ask again is safe: the file that is there already is the answer.</summary>
    public async Task<StoredFile> CompleteAsync(string id, IReadOnlyCollection<UploadPart> named, CancellationToken cancel)
    {
        if (shelf.Find(id) is { } done) return done;
        try
        {
            return await JoinAsync(id, named, cancel);
        }
        catch (Exception fault) when (fault is IOException or UploadException && shelf.Find(id) is not null)
        {
            // Another call has completed it meanwhile and cleared the parts away from under this one.
            return shelf.Find(id)!;
        }
    }

    /// <summary>Deletes uploads that nobody has added to for long. Returns how many.</summary>
    public int Sweep(DateTimeOffset now) => Disk.RemoveAbandoned(_folder, now - options.AbandonedAfter);

    private async Task<StoredFile> JoinAsync(string id, IReadOnlyCollection<UploadPart> named, CancellationToken cancel)
    {
        var file = Find(id);
        var parts = new PartFolder(HomeOf(id));
        var joined = parts.NewDraft();
        try
        {
            await PartFolder.JoinAsync(parts.InOrder(named), joined, cancel);
            var stored = await shelf.KeepAsync(file, joined, cancel);
            Disk.TryRemove(HomeOf(id));
            return stored;
        }
        finally
        {
            PartFolder.Discard(joined);
        }
    }

    private NewFile Find(string id)
    {
        if (!FileId.IsOne(id)) throw Missing(id);
        try
        {
            // What was written whole is read whole: null would need a stranger's hand.
            return JsonSerializer.Deserialize<NewFile>(File.ReadAllBytes(Path.Combine(HomeOf(id), Order)))!;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Missing(id);
        }
    }

    private UploadException Missing(string id) =>
        shelf.Find(id) is null ? new UploadException(UploadFault.Unknown, "There is no such upload; it was never begun, or was left alone for too long.") : Finished();

    private static UploadException Finished() => new(UploadFault.Finished, "This file was uploaded already; begin a new upload to send another.");

    private string HomeOf(string id) => Path.Combine(_folder, id);
}
