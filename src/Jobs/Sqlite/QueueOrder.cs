using System.Diagnostics;

namespace Cuewright.Jobs.Sqlite;

/// <summary>A job that waits, as far as its place in the queue depends on it.</summary>
internal readonly record struct Waiting(string Id, string Owner, int Priority, long Seq);

/// <summary>How an owner stands: how many of its jobs run, and when one was begun last (a number that grows, 0 for never).</summary>
internal readonly record struct Standing(int Running, long LastTurn);

/// <summary>
/// Where each waiting job stands at one version of the queue. Whoever is leased next adds to what its owner has running,
/// so a job's turn is known without playing the queue through: priority, then how many its owner will have running when
/// it is that owner's turn for it; among those, owners who begin there before those who have had a turn since, who keep
/// the order in which they began.
/// </summary>
internal sealed class QueueOrder
{
    /// <summary>Up to here it is worked out anew for every change; that costs a millisecond at most.</summary>
    private const int Long = 1_000;
    private static readonly TimeSpan LongIsGoodFor = TimeSpan.FromMilliseconds(100);

    /// <summary>Of the time of one core, working it out takes a tenth at most.</summary>
    private const int TimesItsWork = 10;

    private readonly Dictionary<string, int> _positions = [];
    private readonly List<Level> _levels = [];
    private readonly IReadOnlyDictionary<string, Standing> _standings;
    private readonly long _workedOutAt;
    private readonly TimeSpan _goodFor;

    /// <param name="begun">Timestamp from before the queue was read.</param>
    /// <param name="version">Of the queue; no turn that was had has a larger number.</param>
    /// <param name="waiting">Those of an owner in the order of acceptance.</param>
    /// <param name="standings">Owners who are not named have never had a turn.</param>
    public QueueOrder(long begun, long version, IReadOnlyList<Waiting> waiting, IReadOnlyDictionary<string, Standing> standings)
    {
        (Version, _standings) = (version, standings);
        var played = new Dictionary<string, Standing>(standings);
        foreach (var level in waiting.GroupBy(job => job.Priority).OrderBy(jobs => jobs.Key)) Play(level.Key, [.. level], played);
        _workedOutAt = Stopwatch.GetTimestamp();
        var work = TimesItsWork * Stopwatch.GetElapsedTime(begun, _workedOutAt);
        _goodFor = work > LongIsGoodFor ? work : LongIsGoodFor;
    }

    public long Version { get; }

    /// <summary>Though the queue has changed since: it is long, and a place a moment old tells as much.</summary>
    public bool WillDo => _positions.Count > Long && Stopwatch.GetElapsedTime(_workedOutAt) < _goodFor;

    public int PositionOf(Waiting job) => _positions.TryGetValue(job.Id, out var position) ? position : PlaceOf(job);

    /// <summary>Goes on from where the levels before have left their owners.</summary>
    private void Play(int priority, Waiting[] jobs, Dictionary<string, Standing> played)
    {
        var stretches = new Dictionary<string, Stretch>();
        var turns = new Turn[jobs.Length];
        for (var i = 0; i < jobs.Length; i++)
        {
            var stretch = stretches.GetValueOrDefault(jobs[i].Owner) ?? new Stretch(played.GetValueOrDefault(jobs[i].Owner), jobs[i].Seq);
            turns[i] = stretch.Next;
            stretches[jobs[i].Owner] = stretch with { Count = stretch.Count + 1 };
        }

        Array.Sort(turns, jobs);
        var offset = _positions.Count;
        foreach (var job in jobs)
        {
            played[job.Owner] = new Standing(played.GetValueOrDefault(job.Owner).Running + 1, Version + 1 + _positions.Count);
            _positions.Add(job.Id, _positions.Count);
        }

        foreach (var (owner, stretch) in stretches) stretches[owner] = stretch with { After = played[owner] };
        _levels.Add(new Level(priority, offset, turns, stretches));
    }

    /// <summary>
    /// Where a job goes that came after this was worked out: behind what its owner has waiting already. To work all out
    /// again for every newcomer would cost a long queue most of what the store can do.
    /// </summary>
    private int PlaceOf(Waiting job)
    {
        var (standing, ahead) = (_standings.GetValueOrDefault(job.Owner), 0);
        foreach (var level in _levels.TakeWhile(level => level.Priority <= job.Priority))
        {
            var stretch = level.Stretches.GetValueOrDefault(job.Owner);
            // No turn is equal to it, so what comes back tells where it would stand.
            if (level.Priority == job.Priority) return level.Offset + ~Array.BinarySearch(level.Turns, (stretch ?? new Stretch(standing, job.Seq)).Next);
            (standing, ahead) = (stretch?.After ?? standing, level.Offset + level.Turns.Length);
        }

        return ahead;
    }

    /// <summary>All of one priority.</summary>
    private sealed record Level(int Priority, int Offset, Turn[] Turns, Dictionary<string, Stretch> Stretches);

    /// <summary>The jobs of one owner in a level, of which the first was accepted as <paramref name="First"/>.</summary>
    private sealed record Stretch(Standing Before, long First)
    {
        public int Count { get; init; }

        public Standing After { get; init; }

        public Turn Next => new(Before.Running + Count, Before.Running, Before.LastTurn, First);
    }

    private readonly record struct Turn(int Running, int BeganWith, long LastTurn, long First) : IComparable<Turn>
    {
        public int CompareTo(Turn other) =>
            (Running, -BeganWith, LastTurn, First).CompareTo((other.Running, -other.BeganWith, other.LastTurn, other.First));
    }
}
