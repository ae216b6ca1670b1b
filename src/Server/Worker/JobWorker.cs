using System.Collections.Immutable;
using System.Text.Json;
using Cuewright.Delivery.Keys;
using Cuewright.Engine;
using Cuewright.Jobs;
using Cuewright.Server.Desk;
using Cuewright.Server.Hosting;
using Cuewright.Server.Operating;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cuewright.Server.Worker;

/// <summary>
/// Takes jobs from the store one after another and works on them, as many side by side as is set. While one is worked on
/// its lease is renewed; the same heartbeat tells that the caller has cancelled it. Told to stop, it begins nothing new, and
/// gives back what is not done when the time for that is over.
/// </summary>
internal sealed partial class JobWorker(
    IJobStore store, JobSignals signals, IWorkRunner runner, KeyRing keys, Presence presence, DiskRoom room, ServerOptions options, Closing closing, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<JobWorker> log)
    : BackgroundService, IHostedLifecycleService
{
    /// <summary>Jobs that another process accepted are seen this late at most.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>How often an end is written down again once the server has to go.</summary>
    private const int LastSettleTries = 3;

    /// <summary>Something outside ends ffmpeg now and then, as a machine short of memory does; three times in a row is no accident.</summary>
    private const int ToolTries = 3;

    private volatile bool _isWaitingForRoom;

    Task IHostedLifecycleService.StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The web server closes its door as soon as it is stopped, and who comes meanwhile would find nobody; so it is stopped after this.</summary>
    async Task IHostedLifecycleService.StoppingAsync(CancellationToken cancellationToken)
    {
        lifetime.StopApplication();
        if (ExecuteTask is { } working) await working.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    Task IHostedLifecycleService.StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(1, options.Workers).Select(_ => WorkAsync()));

    private async Task WorkAsync()
    {
        // Compiling and reading at start is done before the first job is leased, not on the thread that starts the host.
        await Task.Yield();
        while (!closing.Begun.IsCancellationRequested)
        {
            try
            {
                var grown = signals.NextGrowth();
                if (HasRoom() && await store.LeaseAsync(presence.Name, clock.GetUtcNow(), Rules(), closing.Begun) is { } job) await RunAsync(job, new Lease(job.Id, presence.Name, job.Attempt));
                else await JobSignals.WaitAsync(grown, LookEvery, clock, closing.Begun);
            }
            catch (OperationCanceledException) when (closing.Begun.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // No job may end the server. The store may come back (a full disk, a lock); what was leased meanwhile
                // lapses and is begun again.
                Stumbled(fault);
                await Task.Delay(LookEvery, clock, CancellationToken.None);
            }
        }
    }

    /// <summary>Read each time: keys are made and revoked while the server runs.</summary>
    private LeaseRules Rules() => new()
    {
        Duration = LeaseSetting.Duration,
        RunningPerOwner = options.RunningPerOwner,
        RunningOf = options.AsksForKeys ? keys.RunningOf() : ImmutableDictionary<string, int>.Empty,
    };

    private bool HasRoom()
    {
        var isEnough = room.IsEnough;
        if (!isEnough && !_isWaitingForRoom) NoRoom(room.FreeBytes >> 20);
        _isWaitingForRoom = !isEnough;
        return isEnough;
    }

    private async Task RunAsync(Job job, Lease lease)
    {
        signals.Moved(job.Id);
        Began(job.Id, job.Order.Door, job.Order.Endpoint, job.Attempt);
        Meters.Begun(job);
        using var timeout = new CancellationTokenSource(options.LongestRun, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(closing.Over, timeout.Token);
        var report = new JobReport(store, signals, job.Id, clock);
        await using var pulse = new LeasePulse(store, lease, LeaseSetting.Duration, report, clock, stop);
        try
        {
            var work = JsonSerializer.Deserialize<Work>(job.Order.Work, WorkJson.Options) ?? throw new InvalidOperationException("The work is empty.");
            var result = await RunAsync(job, work, report, stop.Token);
            await report.EndAsync();
            await pulse.EndAsync();
            var json = JsonSerializer.Serialize(result, WorkJson.Options);
            if (await SettleAsync(() => store.SucceedAsync(lease, json, clock.GetUtcNow(), CancellationToken.None))) Ended(job, JobState.Succeeded);
            else runner.Discard(result);
        }
        catch (Exception error) when (error is not JobStoreException)
        {
            await report.EndAsync();
            await pulse.EndAsync();
            await EndBadlyAsync(job, lease, pulse.Standing, error, isOverTime: timeout.IsCancellationRequested);
        }

        signals.Moved(job.Id);
    }

    /// <summary>What an ffmpeg that was killed had to do is done again; nothing of it has been handed on.</summary>
    private async Task<WorkResult> RunAsync(Job job, Work work, JobReport report, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await runner.RunAsync(job, work, report, stop);
            }
            catch (Exception error) when (tries < ToolTries && !stop.IsCancellationRequested && Failures.Of(error).Code == nameof(RefusalCode.ToolKilled))
            {
                ToolKilled(job.Id, tries);
                report.Step("Beginning again, since ffmpeg was killed", 0);
            }
        }
    }

    private async Task EndBadlyAsync(Job job, Lease lease, LeaseStanding standing, Exception error, bool isOverTime)
    {
        var now = clock.GetUtcNow();
        if (standing == LeaseStanding.Lost) return;
        if (standing == LeaseStanding.CancelAsked)
        {
            if (await SettleAsync(() => store.StopAsync(lease, now, CancellationToken.None))) Ended(job, JobState.Cancelled);
        }
        else if (closing.Over.IsCancellationRequested && error is OperationCanceledException)
        {
            await SettleAsync(() => store.ReturnAsync(lease, now, CancellationToken.None));
            GivenBack(job.Id);
        }
        else
        {
            var failure = isOverTime ? new JobFailure(FailureCodes.RunTimeout, $"It took longer than the {options.LongestRun.TotalMinutes:0.#} minutes this server gives a job.") : Failures.Of(error);
            if (failure.Code == nameof(RefusalCode.DiskFull) && !room.IsEnough)
            {
                // Others have filled the disk: the job's own files are gone, and still there is no room.
                WaitsForRoom(job.Id);
                await SettleAsync(() => store.ReturnAsync(lease, now, CancellationToken.None));
                return;
            }

            if (failure.Code is FailureCodes.Internal or nameof(RefusalCode.Unwritable) or nameof(RefusalCode.ToolKilled)) Broke(job.Id, error);
            await SettleAsync(async () =>
            {
                await store.LogAsync(job.Id, now, LogLevelName.Error, failure.Message, CancellationToken.None);
                return await store.FailAsync(lease, failure, now, CancellationToken.None);
            });
            Meters.Ended(job.Order.Door, JobState.Failed);
            FailedWith(job.Id, failure.Code);
        }
    }

    /// <summary>A store that is locked or full must not cost the work that is done: it is asked until it answers, or the server has to go.</summary>
    private async Task<bool> SettleAsync(Func<Task<bool>> write)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await write();
            }
            catch (JobStoreException fault) when (tries < LastSettleTries || !closing.Over.IsCancellationRequested)
            {
                StoreFailed(fault);
                await Task.Delay(LookEvery, clock, CancellationToken.None);
            }
        }
    }

    private void Ended(Job job, JobState state)
    {
        Meters.Ended(job.Order.Door, state);
        Ended(job.Id, state);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {JobId} begins: {Door} {Endpoint}, attempt {Attempt}")]
    private partial void Began(string jobId, string door, string endpoint, int attempt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {JobId} ended: {State}")]
    private partial void Ended(string jobId, JobState state);

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {JobId} ended: Failed, {Code}")]
    private partial void FailedWith(string jobId, string code);

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {JobId} goes back into the queue, since the server stops")]
    private partial void GivenBack(string jobId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId} waits, since the disk is full")]
    private partial void WaitsForRoom(string jobId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No job is begun with {FreeMegabytes} MB of disk left")]
    private partial void NoRoom(long freeMegabytes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: ffmpeg was killed, try {Tries}")]
    private partial void ToolKilled(string jobId, int tries);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {JobId} broke")]
    private partial void Broke(string jobId, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "A worker stumbled and goes on")]
    private partial void Stumbled(Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "The job store failed")]
    private partial void StoreFailed(Exception error);
}

/// <summary>Does the work of a job: from pictures and words to files that are kept.</summary>
internal interface IWorkRunner
{
    Task<WorkResult> RunAsync(Job job, Work work, JobReport report, CancellationToken cancel);

    /// <summary>The files of a result that came too late to count.</summary>
    void Discard(WorkResult result);
}
