using Cuewright.Delivery.Keys;
using Cuewright.Engine;
using Cuewright.Jobs;
using Cuewright.Media;
using Cuewright.Server.Hosting;

namespace Cuewright.Server.Operating;

/// <summary>One thing that has to be in order for work to be done here.</summary>
internal sealed record ReadyCheck(string Name, bool Ok, string Found);

/// <summary>Finds out whether this server can take and do work.</summary>
internal sealed class Readiness(IJobStore store, FfmpegMedia media, DiskRoom room, KeyRing keys, ServerOptions options, Closing closing, TimeProvider clock)
{
    private readonly Lazy<Task<ReadyCheck>> _ffmpeg = new(() => FfmpegAsync(media));

    public async Task<IReadOnlyList<ReadyCheck>> CheckAsync(CancellationToken cancel) =>
    [
        closing.Begun.IsCancellationRequested ? new ReadyCheck("accepting", false, "the server is stopping") : new ReadyCheck("accepting", true, "yes"),
        await StoreAsync(cancel),
        Disk(),
        Keys(),
        await _ffmpeg.Value,
    ];

    /// <summary>Writes a line for a job that there is not: nothing is kept, but the way to the disk has to be free.</summary>
    private async Task<ReadyCheck> StoreAsync(CancellationToken cancel)
    {
        try
        {
            await store.LogAsync("none", clock.GetUtcNow(), LogLevelName.Debug, "", cancel);
            return new ReadyCheck("store", true, "takes writes");
        }
        catch (JobStoreException fault)
        {
            return new ReadyCheck("store", false, fault.Message);
        }
    }

    private ReadyCheck Disk() => new("disk", room.IsEnough, $"{room.FreeBytes >> 20} MB free");

    /// <summary>With keys that cannot be read nobody is let in, and no job is begun.</summary>
    private ReadyCheck Keys()
    {
        if (!options.AsksForKeys) return new ReadyCheck("keys", true, "not asked for");
        try
        {
            return new ReadyCheck("keys", true, $"{keys.List().Count(key => key.RevokedAt is null)} in use");
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return new ReadyCheck("keys", false, "keys.json cannot be read");
        }
    }

    private static async Task<ReadyCheck> FfmpegAsync(FfmpegMedia media)
    {
        try
        {
            var report = await media.ExamineAsync(CancellationToken.None);
            return new ReadyCheck("ffmpeg", report.IsComplete, report.IsComplete ? report.Version : "codecs or filters are missing; 'cuewright doctor' names them");
        }
        catch (RefusalException refusal)
        {
            return new ReadyCheck("ffmpeg", false, refusal.Message);
        }
    }
}
