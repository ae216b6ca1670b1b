using System.Runtime.CompilerServices;
using System.Text.Json;
using Cuewright.Jobs;
using Cuewright.Server.Worker;

namespace Cuewright.Server.Desk;

/// <summary>Where every API hands in work and asks after it. Jobs of other owners do not exist for a caller.</summary>
public sealed class JobDesk(IJobStore store, JobSignals signals, DeskOptions options, TimeProvider clock)
{
    /// <summary>News from another process is seen this late at most.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    public async Task<Submitted> SubmitAsync(Caller caller, Ticket ticket, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var submitted = await store.SubmitAsync(
            new NewJob
            {
                Id = Guid.NewGuid().ToString(),
                Owner = caller.Owner,
                Door = ticket.Door,
                Endpoint = ticket.Endpoint,
                Work = JsonSerializer.Serialize(ticket.Work, WorkJson.Options),
                Memo = ticket.Memo,
                Priority = ticket.Priority,
                IdempotencyKey = ticket.IdempotencyKey,
                StartBefore = now + ticket.StartWithin,
                Webhook = ticket.Webhook,
                Keep = ticket.Keep ?? options.KeepResults,
            },
            now,
            ticket.MostWaiting ?? options.MostWaiting,
            cancel);
        if (submitted.IsNew) signals.QueueGrew();
        return submitted;
    }

    public async Task<Job?> FindAsync(Caller caller, string id, CancellationToken cancel) =>
        await store.FindAsync(id, cancel) is { } job && job.Order.Owner == caller.Owner ? job : null;

    /// <summary>The job now and after every change, until it is over.</summary>
    public async IAsyncEnumerable<JobNews> FollowAsync(string id, [EnumeratorCancellation] CancellationToken cancel)
    {
        long line = 0;
        JobNews? last = null;
        while (true)
        {
            var moved = signals.NextMove(id);
            if (await store.FindAsync(id, cancel) is not { } job) yield break;
            var lines = await store.ReadLogAsync(id, line, cancel);
            if (lines.Count > 0) line = lines[^1].Number;
            var news = new JobNews(job, await store.PositionAsync(id, cancel), lines);
            if (last is null || lines.Count > 0 || news.Job != last.Job || news.Position != last.Position) yield return last = news;
            if (job.IsFinal) yield break;
            await JobSignals.Wait(moved, LookEvery, cancel);
        }
    }

    /// <summary>The job when it is over.</summary>
    public async Task<Job> WaitAsync(string id, CancellationToken cancel)
    {
        Job? last = null;
        await foreach (var news in FollowAsync(id, cancel)) last = news.Job;
        return last ?? throw new InvalidOperationException("A job that was accepted is gone before its end.");
    }

    public async Task<CancelAnswer> CancelAsync(Caller caller, string id, CancellationToken cancel)
    {
        if (await FindAsync(caller, id, cancel) is null) return CancelAnswer.Unknown;
        var answer = await store.CancelAsync(id, clock.GetUtcNow(), cancel);
        signals.Moved(id);
        return answer;
    }

    public Task<int?> PositionAsync(string id, CancellationToken cancel) => store.PositionAsync(id, cancel);

    public Task<IReadOnlyList<LogLine>> ReadLogAsync(string id, long after, CancellationToken cancel) => store.ReadLogAsync(id, after, cancel);

    public Task<IReadOnlyList<Job>> ListAsync(Caller caller, string? before, int count, CancellationToken cancel) =>
        store.ListAsync(caller.Owner, before, count, cancel);
}

/// <summary>How the desk is set.</summary>
public sealed record DeskOptions
{
    public TimeSpan KeepResults { get; init; } = TimeSpan.FromDays(7);

    public int MostWaiting { get; init; } = 10_000;
}
