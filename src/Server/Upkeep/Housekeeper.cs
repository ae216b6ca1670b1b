using Cuewright.Delivery.Files;
using Cuewright.Delivery.Uploads;
using Cuewright.Jobs;
using Cuewright.Server.Desk;
using Cuewright.Server.Operating;
using Cuewright.Server.Worker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cuewright.Server.Upkeep;

/// <summary>Puts order into what time passes over: lapsed leases, start deadlines, results past their keeping, what crashes left behind.</summary>
internal sealed partial class Housekeeper(
    IJobStore store, JobSignals signals, FileShelf shelf, PartedUploads uploads, Presence presence, Orphans orphans, TimeProvider clock, ILogger<Housekeeper> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    /// <summary>Files are looked through this seldom: it costs a look at each.</summary>
    private const int RoundsPerSweep = 600;

    private const int RoundsPerCount = 5;
    private const int PurgedAtOnce = 200;

    private readonly Calm _calm = new(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Round, clock);
        try
        {
            var round = 0L;
            do await TryTidyAsync(round++, stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task TryTidyAsync(long round, CancellationToken cancel)
    {
        try
        {
            await TidyAsync(round, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The next round may find things in a better state; what is left over now is no reason to stop serving.
            Failed(fault);
            _calm.Disturb();
        }
    }

    private async Task TidyAsync(long round, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rules = new SweepRules { Attempts = LeaseSetting.Attempts, IsGone = presence.IsGone, TrustsLeases = _calm.IsLongEnough() };
        foreach (var job in await store.SweepAsync(now, rules, cancel))
        {
            Meters.Ended(job.Order.Door, job.State);
            signals.Moved(job.Id);
        }

        if (round % RoundsPerCount == 0)
        {
            Meters.Counted(await store.CountAsync(cancel));
            await PurgeAsync(now, cancel);
        }

        if (round % RoundsPerSweep != 0) return;
        presence.Sweep();
        shelf.Sweep(now);
        uploads.Sweep(now);
        await orphans.SweepAsync(cancel);
    }

    private async Task PurgeAsync(DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var job in await store.PurgeAsync(now, PurgedAtOnce, cancel))
        {
            foreach (var file in JobDesk.ResultOf(job)?.Files() ?? []) shelf.Delete(file.Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Housekeeping failed")]
    private partial void Failed(Exception error);
}
