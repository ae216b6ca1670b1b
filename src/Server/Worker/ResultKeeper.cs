using System.Collections.Immutable;
using System.IO.Compression;
using Cuewright.Delivery;
using Cuewright.Delivery.Files;
using Cuewright.Engine.Pipeline;
using Cuewright.Jobs;
using Cuewright.Media;

namespace Cuewright.Server.Worker;

/// <summary>Puts what came of a job on the shelf, named so that a user finds it again, and remembers what it put there.</summary>
internal sealed class ResultKeeper(FileShelf shelf, Job job, TimeProvider clock)
{
    private readonly List<StoredFile> _kept = [];

    public async Task<TakeOutput> KeepAsync(Work work, TakeResult take, CancellationToken cancel)
    {
        var title = take.Title;
        var extras = ImmutableDictionary.CreateBuilder<Extra, StoredFile>();
        foreach (var extra in work.Extras)
        {
            var path = KnownExtras.PathOf(extra, take.Files);
            if (KnownExtras.IsFolder(extra)) path = Zip(path);
            extras[extra] = await KeepAsync(path, $"{title}.{KnownExtras.NameOf(extra)}", KnownExtras.ContentTypeOf(extra), cancel);
        }

        return new TakeOutput
        {
            Output = await KeepAsync(take.Files.Output, title + Path.GetExtension(take.Files.Output), FfmpegMedia.FindFormat(work.Format)?.ContentType, cancel),
            CueSheet = take.CueSheet,
            Effects = take.Effects,
            Extras = extras.ToImmutable(),
        };
    }

    /// <summary>Where no type is given the bytes tell.</summary>
    public async Task<StoredFile> KeepAsync(string path, string name, string? contentType, CancellationToken cancel)
    {
        var keep = job.Order.Keep;
        var file = new NewFile
        {
            Name = name,
            Owner = job.Order.Owner,
            JobId = job.Id,
            ContentType = contentType,
            ExpiresAt = keep == TimeSpan.MaxValue ? null : clock.GetUtcNow() + keep,
        };
        var kept = await shelf.KeepAsync(file, path, cancel);
        _kept.Add(kept);
        return kept;
    }

    public void Discard()
    {
        foreach (var file in _kept) shelf.Delete(file.Id);
    }

    /// <summary>
    /// Stored, not packed: float sound gains little, and it is made as fast as the disk writes. Without the time of day, so
    /// that the same stems are the same zip. Folders of further takes lie beside the stems and are not part of them.
    /// </summary>
    private static string Zip(string folder)
    {
        var path = folder + ".zip";
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var stem in Directory.EnumerateFiles(folder, "*.wav").Order(StringComparer.Ordinal))
        {
            var entry = zip.CreateEntry(Path.GetFileName(stem), CompressionLevel.NoCompression);
            entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using var target = entry.Open();
            using var source = File.OpenRead(stem);
            source.CopyTo(target);
        }

        return path;
    }
}
