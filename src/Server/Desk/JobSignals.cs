using System.Collections.Concurrent;

namespace Cuewright.Server.Desk;

/// <summary>
/// Wakes who waits for news, inside this process. It is only a nudge: what counts stands in the store, and who waits looks
/// there from time to time anyway, since another process may have moved a job.
/// </summary>
public sealed class JobSignals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _jobs = new();
    private TaskCompletionSource _queue = New();

    /// <summary>Something waits in the queue that did not before.</summary>
    public void QueueGrew() => Interlocked.Exchange(ref _queue, New()).TrySetResult();

    /// <summary>Taken before looking at the store, so that nothing that happens between is missed.</summary>
    public Task NextGrowth() => _queue.Task;

    public void Moved(string jobId)
    {
        if (_jobs.TryRemove(jobId, out var waiting)) waiting.TrySetResult();
    }

    /// <summary>Taken before looking at the store, like <see cref="NextGrowth"/>.</summary>
    public Task NextMove(string jobId) => _jobs.GetOrAdd(jobId, _ => New()).Task;

    public static async Task WaitAsync(Task signal, TimeSpan atMost, TimeProvider clock, CancellationToken cancel)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(signal, Task.Delay(atMost, clock, enough.Token));
        await enough.CancelAsync();
        cancel.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
