using System.Text.Json;
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
    IJobStore store, JobSignals signals, IWorkRunner runner, ServerOptions options, Closing closing, TimeProvider clock, ILogger<JobWorker> log)
    : BackgroundService
{
    /// <summary>Jobs that another process accepted are seen this late at most.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>How often a finished job is written down again while the store cannot take it; a lease lasts longer.</summary>
    private const int SettleTries = 10;

    private readonly LeaseRules _rules = LeaseSetting.Rules(options.RunningPerOwner);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(1, options.Workers).Select(number => WorkAsync($"{Environment.MachineName}-{Environment.ProcessId}-{number}")));

    private async Task WorkAsync(string worker)
    {
        // Compiling and reading at start is done before the first job is leased, not on the thread that starts the host.
        await Task.Yield();
        while (!closing.Begun.IsCancellationRequested)
        {
            try
            {
                var grown = signals.NextGrowth();
                if (await store.LeaseAsync(worker, clock.GetUtcNow(), _rules, closing.Begun) is { } job) await RunAsync(job, new Lease(job.Id, worker, job.Attempt));
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

    private async Task RunAsync(Job job, Lease lease)
    {
        signals.Moved(job.Id);
        Began(job.Id, job.Order.Door, job.Order.Endpoint, job.Attempt);
        Meters.Begun(job);
        using var timeout = new CancellationTokenSource(options.LongestRun, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(closing.Over, timeout.Token);
        var report = new JobReport(store, signals, job.Id, clock);
        await using var pulse = new LeasePulse(store, lease, _rules.Duration, report, clock, stop);
        try
        {
            var work = JsonSerializer.Deserialize<Work>(job.Order.Work, WorkJson.Options) ?? throw new InvalidOperationException("The work is empty.");
            var result = await runner.RunAsync(job, work, report, stop.Token);
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
            if (failure.Code == FailureCodes.Internal) Broke(job.Id, error);
            await SettleAsync(async () =>
            {
                await store.LogAsync(job.Id, now, LogLevelName.Error, failure.Message, CancellationToken.None);
                return await store.FailAsync(lease, failure, now, CancellationToken.None);
            });
            Ended(job, JobState.Failed);
        }
    }

    /// <summary>A store that is locked or full for a moment must not cost the work that is done.</summary>
    private async Task<bool> SettleAsync(Func<Task<bool>> write)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await write();
            }
            catch (JobStoreException fault) when (tries < SettleTries)
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

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {JobId} goes back into the queue, since the server stops")]
    private partial void GivenBack(string jobId);

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
