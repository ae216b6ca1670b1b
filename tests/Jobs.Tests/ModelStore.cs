namespace Cuewright.Jobs.Tests;

/// <summary>
/// The rules said as plainly as can be, over a list and without a thought for speed, durability or races: what a real
/// store is compared with.
/// </summary>
internal sealed class ModelStore : IJobStore
{
    private readonly List<Entry> _entries = [];
    private int _turns;

    public Task<Submitted> SubmitAsync(NewJob order, DateTimeOffset now, int mostWaiting, CancellationToken cancel)
    {
        var first = Named(order.Id) ?? _entries.Find(e => order.IdempotencyKey is not null && e.Job.Order.Owner == order.Owner && e.Job.Order.IdempotencyKey == order.IdempotencyKey);
        if (first is not null) return Task.FromResult(new Submitted(first.Job, false));
        if (Queued.Count() > mostWaiting) throw new QueueFullException(Queued.Count());
        _entries.Add(new Entry { Job = new Job { Order = order, State = JobState.Queued, CreatedAt = now, Attempt = 0, CancelAsked = false } });
        return Task.FromResult(new Submitted(_entries[^1].Job, true));
    }

    public Task<Job?> FindAsync(string id, CancellationToken cancel) => Task.FromResult(Named(id)?.Job);

    public Task<int?> PositionAsync(string id, CancellationToken cancel)
    {
        // The queue is played through; suspects come after all others.
        var left = Queued.Where(e => !IsSuspect(e)).ToList();
        var suspects = Queued.Where(IsSuspect).OrderBy(e => e.Lapses).ToList();
        if (suspects.FindIndex(e => e.Job.Id == id) is >= 0 and var behind) return Task.FromResult<int?>(left.Count + behind);
        var running = Running.Select(e => e.Job.Order.Owner).ToList();
        var turns = Turns();
        for (var position = 0; left.Count > 0; position++)
        {
            var next = First(left, running, turns);
            if (next.Job.Id == id) return Task.FromResult<int?>(position);
            left.Remove(next);
            running.Add(next.Job.Order.Owner);
            turns[next.Job.Order.Owner] = _turns + 1 + position;
        }

        return Task.FromResult<int?>(null);
    }

    public Task<IReadOnlyList<Job>> ListAsync(string? owner, string? before, int count, CancellationToken cancel)
    {
        var older = before is null ? _entries : _entries.Take(_entries.FindIndex(e => e.Job.Id == before));
        return List(older.Reverse().Where(e => owner is null || e.Job.Order.Owner == owner).Take(count));
    }

    public Task<Job?> LeaseAsync(string worker, DateTimeOffset now, LeaseRules rules, CancellationToken cancel)
    {
        var running = Running.Select(e => e.Job.Order.Owner).ToList();
        if (Running.Any(IsSuspect)) return Task.FromResult<Job?>(null);
        var free = Queued.Where(e => !IsSuspect(e) && running.Count(owner => owner == e.Job.Order.Owner) < rules.RunningOf.GetValueOrDefault(e.Job.Order.Owner, rules.RunningPerOwner) && !TooLate(e, now)).ToList();
        var suspect = Queued.Where(IsSuspect).OrderByDescending(IsUrgent).ThenBy(e => e.Lapses).FirstOrDefault();
        var next = free.Count > 0 && !(suspect is not null && IsUrgent(suspect)) ? First(free, running, Turns()) : running.Count == 0 ? suspect : null;
        if (next is null) return Task.FromResult<Job?>(null);
        next.Turn = ++_turns;
        (next.Worker, next.Length, next.Until) = (worker, rules.Duration, now + rules.Duration);
        next.Job = next.Job with { State = JobState.Running, StartedAt = now, Attempt = next.Job.Attempt + 1 };
        return Task.FromResult<Job?>(next.Job);

        bool IsUrgent(Entry entry) => entry.LapsedAt <= now - rules.SuspectPatience;
    }

    public Task<LeaseStanding> HeartbeatAsync(Lease lease, DateTimeOffset until, string stage, double progress, CancellationToken cancel)
    {
        if (Held(lease) is not { } held) return Task.FromResult(LeaseStanding.Lost);
        held.Until = until;
        held.Job = held.Job with { Stage = stage, Progress = progress };
        return Task.FromResult(held.Job.CancelAsked ? LeaseStanding.CancelAsked : LeaseStanding.Held);
    }

    public Task<bool> SucceedAsync(Lease lease, string result, DateTimeOffset now, CancellationToken cancel) =>
        End(Held(lease), now, job => job with { State = JobState.Succeeded, Result = result, Progress = 1 });

    public Task<bool> FailAsync(Lease lease, JobFailure failure, DateTimeOffset now, CancellationToken cancel) =>
        End(Held(lease), now, job => job with { State = JobState.Failed, Failure = failure });

    public Task<bool> StopAsync(Lease lease, DateTimeOffset now, CancellationToken cancel) =>
        End(Held(lease) is { Job.CancelAsked: true } held ? held : null, now, Cancelled);

    public Task<bool> ReturnAsync(Lease lease, DateTimeOffset now, CancellationToken cancel)
    {
        if (Held(lease) is not { } held) return Task.FromResult(false);
        if (held.Job.CancelAsked) return End(held, now, Cancelled);
        Requeue(held);
        return Task.FromResult(true);
    }

    public Task<CancelAnswer> CancelAsync(string id, DateTimeOffset now, CancellationToken cancel)
    {
        if (Named(id) is not { } entry) return Task.FromResult(CancelAnswer.Unknown);
        if (entry.Job.IsFinal) return Task.FromResult(CancelAnswer.AlreadyFinal);
        if (entry.Job.State == JobState.Running)
        {
            entry.Job = entry.Job with { CancelAsked = true };
            return Task.FromResult(CancelAnswer.Signalled);
        }

        End(entry, now, Cancelled);
        return Task.FromResult(CancelAnswer.Removed);
    }

    public Task<IReadOnlyList<Job>> SweepAsync(DateTimeOffset now, SweepRules rules, CancellationToken cancel)
    {
        var ended = new List<Entry>();
        foreach (var late in Queued.Where(e => TooLate(e, now)).ToList())
        {
            End(late, now, job => job with { State = JobState.Failed, Failure = JobFailure.NotBegunInTime });
            ended.Add(late);
        }

        foreach (var entry in _entries.Where(e => e.WebhookDue > now + e.WebhookWait)) entry.WebhookDue = now + entry.WebhookWait;

        foreach (var entry in Running.ToList())
        {
            if (entry.Until > now + entry.Length) entry.Until = now + entry.Length;
            // Running, so it has a worker.
            var isGone = rules.IsGone(entry.Worker!) || entry.Until == DateTimeOffset.MinValue;
            if (isGone) entry.Until = DateTimeOffset.MinValue;
            if (!isGone && (!rules.TrustsLeases || entry.Until > now)) continue;
            (entry.Lapses, entry.LapsedAt) = (entry.Lapses + 1, now);
            if (entry.Job.CancelAsked) End(entry, now, Cancelled);
            else if (entry.Lapses >= rules.Attempts) End(entry, now, job => job with { State = JobState.Failed, Failure = JobFailure.WorkerLost });
            else Requeue(entry);
            if (entry.Job.IsFinal) ended.Add(entry);
        }

        return List(ended);
    }

    public Task<IReadOnlyList<Job>> PurgeAsync(DateTimeOffset now, int count, CancellationToken cancel)
    {
        var gone = _entries.Where(e => e.Job.FinishedAt + e.Job.Order.Keep <= now && e.WebhookDue is null).OrderBy(e => e.Job.FinishedAt + e.Job.Order.Keep).Take(count).ToList();
        _entries.RemoveAll(gone.Contains);
        return List(gone);
    }

    public Task<bool> DeleteAsync(string id, CancellationToken cancel) => Task.FromResult(_entries.RemoveAll(e => e.Job.Id == id && e.Job.IsFinal) > 0);

    public Task LogAsync(string id, DateTimeOffset at, LogLevelName level, string message, CancellationToken cancel)
    {
        if (Named(id) is { } entry) entry.Log.Add(new LogLine(entry.Log.Count + 1, at, level, message));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<LogLine>> ReadLogAsync(string id, long after, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<LogLine>>([.. (Named(id)?.Log ?? []).Where(line => line.Number > after)]);

    public Task<IReadOnlyList<DueWebhook>> DueWebhooksAsync(DateTimeOffset now, TimeSpan hold, int count, CancellationToken cancel)
    {
        var due = _entries.Where(e => e.WebhookDue <= now).OrderBy(e => e.WebhookDue).Take(count).ToList();
        foreach (var entry in due) (entry.WebhookDue, entry.WebhookWait, entry.Tries) = (now + hold, hold, entry.Tries + 1);
        return Task.FromResult<IReadOnlyList<DueWebhook>>([.. due.Select(e => new DueWebhook(e.Job, e.Tries))]);
    }

    public Task<bool> WebhookTriedAsync(string id, int tries, DateTimeOffset now, TimeSpan? wait, CancellationToken cancel)
    {
        if (Named(id) is not { WebhookDue: not null } entry || entry.Tries != tries) return Task.FromResult(false);
        (entry.WebhookDue, entry.WebhookWait) = (now + wait, wait ?? TimeSpan.Zero);
        return Task.FromResult(true);
    }

    public Task<QueueCounts> CountAsync(CancellationToken cancel)
    {
        int Count(JobState state) => _entries.Count(e => e.Job.State == state);
        return Task.FromResult(new QueueCounts(Count(JobState.Queued), Count(JobState.Running), Count(JobState.Succeeded), Count(JobState.Failed), Count(JobState.Cancelled)));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private IEnumerable<Entry> Queued => _entries.Where(e => e.Job.State == JobState.Queued);

    private IEnumerable<Entry> Running => _entries.Where(e => e.Job.State == JobState.Running);

    /// <summary>When each owner had its last turn.</summary>
    private Dictionary<string, int> Turns() => _entries.GroupBy(e => e.Job.Order.Owner).ToDictionary(jobs => jobs.Key, jobs => jobs.Max(e => e.Turn));

    private static Entry First(List<Entry> waiting, List<string> running, Dictionary<string, int> turns) => waiting
        .OrderBy(e => e.Job.Order.Priority).ThenBy(e => running.Count(owner => owner == e.Job.Order.Owner)).ThenBy(e => turns[e.Job.Order.Owner]).First();

    private static bool IsSuspect(Entry entry) => entry.Lapses >= LeaseRules.SuspectAfter;

    private static bool TooLate(Entry entry, DateTimeOffset now) => entry.Job.Order.StartBefore <= now && entry.Lapses == 0;

    private static Job Cancelled(Job job) => job with { State = JobState.Cancelled, CancelAsked = true };

    private static Task<bool> End(Entry? entry, DateTimeOffset now, Func<Job, Job> how)
    {
        if (entry is null) return Task.FromResult(false);
        entry.Job = how(entry.Job) with { FinishedAt = now };
        (entry.WebhookDue, entry.WebhookWait) = (entry.Job.Order.Webhook is null ? null : now, TimeSpan.Zero);
        return Task.FromResult(true);
    }

    private static void Requeue(Entry entry)
    {
        entry.Turn = 0;
        entry.Job = entry.Job with { State = JobState.Queued, StartedAt = null, Stage = "", Progress = 0 };
    }

    private static Task<IReadOnlyList<Job>> List(IEnumerable<Entry> entries) => Task.FromResult<IReadOnlyList<Job>>([.. entries.Select(e => e.Job)]);

    private Entry? Named(string id) => _entries.Find(e => e.Job.Id == id);

    private Entry? Held(Lease lease) =>
        Named(lease.JobId) is { Job.State: JobState.Running } entry && entry.Worker == lease.Worker && entry.Job.Attempt == lease.Attempt ? entry : null;

    private sealed class Entry
    {
        public required Job Job { get; set; }

        public string? Worker { get; set; }

        public TimeSpan Length { get; set; }

        public DateTimeOffset Until { get; set; }

        public int Lapses { get; set; }

        /// <summary>0: not begun.</summary>
        public int Turn { get; set; }

        public DateTimeOffset LapsedAt { get; set; }

        public DateTimeOffset? WebhookDue { get; set; }

        public TimeSpan WebhookWait { get; set; }

        public int Tries { get; set; }

        public List<LogLine> Log { get; } = [];
    }
}
