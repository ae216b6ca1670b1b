using System.Runtime.CompilerServices;
using System.Text.Json;
using Cuewright.Delivery.Files;
using Cuewright.Jobs;
using Cuewright.Server.Apis;
using Cuewright.Server.Hosting;
using Cuewright.Server.Operating;
using Cuewright.Server.Worker;

namespace Cuewright.Server.Desk;

/// <summary>Where every API hands in work and asks after it. Jobs of other owners do not exist for a caller.</summary>
public sealed class JobDesk(IJobStore store, JobSignals signals, FileShelf shelf, ServerOptions options, Closing closing, TimeProvider clock)
{
    /// <summary>News from another process, and how far a job is, are seen this late at most.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <exception cref="QueueFullException">More wait already than the ticket, or the server, allows.</exception>
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
            ticket.MostWaiting is { } most ? Math.Min(most, options.MostWaiting) : options.MostWaiting,
            cancel);
        if (submitted.IsNew)
        {
            Meters.Accepted(ticket.Door);
            signals.QueueGrew();
        }

        return submitted;
    }

    public async Task<Job?> FindAsync(Caller caller, string id, CancellationToken cancel) =>
        await store.FindAsync(id, cancel) is { } job && job.Order.Owner == caller.Owner ? job : null;

    /// <summary>The job now and after every change, until it is over or the server stops. Log lines come once each.</summary>
    public async IAsyncEnumerable<JobNews> FollowAsync(string id, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, closing.Over);
        long line = 0;
        JobNews? last = null;
        while (!closing.Over.IsCancellationRequested)
        {
            var moved = signals.NextMove(id);
            if (await store.FindAsync(id, cancel) is not { } job) break;
            var lines = await store.ReadLogAsync(id, line, cancel);
            if (lines.Count > 0) line = lines[^1].Number;
            var news = new JobNews(job, await store.PositionAsync(id, cancel), lines);
            if (last is null || lines.Count > 0 || news.Job != last.Job || news.Position != last.Position) yield return last = news;
            if (job.IsFinal) break;
            try
            {
                await JobSignals.WaitAsync(moved, LookEvery, clock, either.Token);
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                break;
            }
        }

        // Who else waits for it looks once more; nobody has to wait for a job that does not move any more.
        signals.Moved(id);
    }

    /// <summary>The job when it is over. A request that waits here is sent away when the server stops before that.</summary>
    public async Task<Job> WaitAsync(string id, CancellationToken cancel)
    {
        Job? last = null;
        await foreach (var news in FollowAsync(id, cancel)) last = news.Job;
        return last is { IsFinal: true } ? last
            : throw new RequestRefusedException(new Refusal(RequestFault.Closing, "The server is stopping; the work goes on when it starts again. Ask for the job later."));
    }

    /// <summary>The job when it is over, or as it stands after this time; null if there is none.</summary>
    public async Task<Job?> WaitAsync(string id, TimeSpan atMost, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            return await WaitAsync(id, either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return await store.FindAsync(id, cancel);
        }
    }

    /// <summary>True when the job and its files are gone; false while it is not over; null without such a job.</summary>
    public async Task<bool?> DeleteAsync(Caller caller, string id, CancellationToken cancel)
    {
        if (await FindAsync(caller, id, cancel) is not { } job) return null;
        if (!await store.DeleteAsync(id, cancel)) return false;
        foreach (var file in ResultOf(job)?.Files() ?? []) shelf.Delete(file.Id);
        return true;
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

    /// <summary>Newest first, from the one after <paramref name="before"/> on.</summary>
    public Task<IReadOnlyList<Job>> ListAsync(Caller caller, string? before, int count, CancellationToken cancel) =>
        store.ListAsync(caller.Owner, before, count, cancel);

    /// <summary>What was ordered.</summary>
    public static Work WorkOf(Job job) => JsonSerializer.Deserialize<Work>(job.Order.Work, WorkJson.Options)!; // It was written so when it was accepted.

    /// <summary>What came of a job; null unless it succeeded.</summary>
    public static WorkResult? ResultOf(Job job) =>
        job.Result is { } json ? JsonSerializer.Deserialize<WorkResult>(json, WorkJson.Options) : null;

    /// <summary>What a failed job says of itself beyond code and sentence.</summary>
    public static FailureDetails DetailsOf(JobFailure failure) =>
        failure.Details is { } json ? JsonSerializer.Deserialize<FailureDetails>(json, WorkJson.Options) ?? new FailureDetails() : new FailureDetails();
}
