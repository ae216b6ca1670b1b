using System.Globalization;
using Cuewright.Delivery.Files;

namespace Cuewright.Delivery.Uploads;

/// <summary>The parts of one upload. The name of each holds its number and its hash, so that what a sender names is exactly what is joined.</summary>
internal sealed class PartFolder(string folder)
{
    // Held only while parts are listed and renamed, never while bytes flow; one for all uploads is enough.
    private static readonly Lock Naming = new();

    public string NewDraft() => Path.Combine(folder, $"draft-{FileId.New()}");

    /// <summary>How much lies here besides the part of this number.</summary>
    public long BytesWithout(int number)
    {
        lock (Naming) return Parts().Where(part => part.Number != number).Sum(part => part.File.Length);
    }

    /// <summary>Gives a finished draft its name and removes what it replaces.</summary>
    public void Place(string draft, UploadPart part, long mostInAll)
    {
        lock (Naming)
        {
            // Others may have come in at the same time, each seeing room for itself alone.
            if (BytesWithout(part.Number) + new FileInfo(draft).Length > mostInAll) throw new FileTooLargeException(mostInAll);
            var path = PathOf(part);
            File.Move(draft, path, overwrite: true);
            foreach (var (number, file) in Parts().ToArray())
                if (number == part.Number && file.FullName != path) file.Delete();
        }
    }

    /// <summary>The files of the named parts in their order; refuses a list that would make a file with a hole or a wrong piece.</summary>
    public IReadOnlyList<string> InOrder(IReadOnlyCollection<UploadPart> named)
    {
        var ordered = named.OrderBy(part => part.Number).ToArray();
        lock (Naming)
        {
            var present = Parts().Select(part => part.Number).ToHashSet();
            var count = Math.Max(1, Math.Max(ordered.Length, present.Count));
            for (var number = 1; number <= count; number++)
            {
                var part = ordered.ElementAtOrDefault(number - 1);
                if (part is null || part.Number != number) throw new UploadException(UploadFault.MissingPart, $"Part {number} is not in the list of parts, or not once; all parts have to be named, numbered from 1 without a gap.");
                if (!present.Contains(number)) throw new UploadException(UploadFault.MissingPart, $"Part {number} was not received; send it again.");
                if (!File.Exists(PathOf(part))) throw new UploadException(UploadFault.WrongEtag, $"The etag of part {number} is not the one it was received with.");
            }
        }

        return [.. ordered.Select(PathOf)];
    }

    public static async Task JoinAsync(IReadOnlyList<string> paths, string target, CancellationToken cancel)
    {
        await using var joined = Disk.Create(target);
        foreach (var path in paths)
        {
            await using var part = File.OpenRead(path);
            await Disk.CopyAsync(part, joined, long.MaxValue, null, cancel);
        }
    }

    /// <summary>Removes a draft if it was not used; the folder may be gone with it.</summary>
    public static void Discard(string draft)
    {
        if (File.Exists(draft)) File.Delete(draft);
    }

    private IEnumerable<(int Number, FileInfo File)> Parts() =>
        from file in new DirectoryInfo(folder).EnumerateFiles("part-*")
        select (int.Parse(file.Name.Split('-')[1], CultureInfo.InvariantCulture), file);

    /// <summary>An etag that is no hash of ours names no file: it comes from outside and becomes a path.</summary>
    private string PathOf(UploadPart part)
    {
        var etag = part.Etag.Trim().Trim('"');
        return Path.Combine(folder, $"part-{part.Number}-{(etag.All(char.IsAsciiHexDigitLower) ? etag : "none")}");
    }
}
