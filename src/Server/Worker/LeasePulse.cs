using Cuewright.Jobs;

namespace Cuewright.Server.Worker;

/// <summary>Renews a lease while its job is worked on, and stops the work when the lease is lost or the caller cancels.</summary>
internal sealed class LeasePulse : IAsyncDisposable
{
    private readonly IJobStore _store;
    private readonly Lease _lease;
    private readonly TimeSpan _duration;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _beating;
    private volatile LeaseStanding _standing = LeaseStanding.Held;

    public LeasePulse(IJobStore store, Lease lease, TimeSpan duration, JobReport report, TimeProvider clock, CancellationTokenSource stop)
    {
        (_store, _lease, _duration, _clock) = (store, lease, duration, clock);
        _beating = BeatAsync(report, stop);
    }

    public LeaseStanding Standing => _standing;

    /// <summary>After this nothing is renewed any more, and the standing is final.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await _beating;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _end.Dispose();
    }

    private async Task BeatAsync(JobReport report, CancellationTokenSource stop)
    {
        using var timer = new PeriodicTimer(LeaseSetting.Heartbeat, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                var (stage, progress) = report.Now;
                _standing = await BeatOnceAsync(stage, progress);
                if (_standing == LeaseStanding.Held) continue;
                await stop.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The work is over.
        }
    }

    private async Task<LeaseStanding> BeatOnceAsync(string stage, double progress)
    {
        try
        {
            return await _store.HeartbeatAsync(_lease, _clock.GetUtcNow() + _duration, stage, progress, _end.Token);
        }
        catch (JobStoreException)
        {
            // A store that is locked for a moment does not end the work; the lease lasts for many beats.
            return _standing;
        }
    }
}
