namespace Cuewright.Jobs.Sqlite;

/// <summary>A job that waits, as far as its place in the queue depends on it.</summary>
internal readonly record struct Waiting(string Id, string Owner, int Priority, long Seq);

/// <summary>
/// Where each waiting job stands at one version of the queue. Whoever is leased next adds to what its owner has running,
/// so a job's turn is known without playing the queue through: priority, then how many its owner will have running when
/// it is that owner's turn for it, then the order of acceptance.
/// </summary>
internal sealed class QueueOrder(long version)
{
    /// <summary>Up to here it is worked out anew for every change; that costs a millisecond at most.</summary>
    private const int Long = 1_000;
    private const int LongIsGoodForMilliseconds = 100;

    private readonly Dictionary<string, int> _positions = [];
    private readonly long _workedOutAt = Environment.TickCount64;

    public long Version { get; } = version;

    /// <summary>Though the queue has changed since: it is long, and a place a moment old tells as much.</summary>
    public bool WillDo => _positions.Count > Long && Environment.TickCount64 - _workedOutAt < LongIsGoodForMilliseconds;

    /// <param name="version">Of the queue.</param>
    /// <param name="waiting">In the order of owner, priority, acceptance.</param>
    /// <param name="running">How many each owner has running; none where it is not named.</param>
    public static QueueOrder Of(long version, IReadOnlyList<Waiting> waiting, IReadOnlyDictionary<string, int> running)
    {
        var turns = new (int Priority, int Running, long Seq)[waiting.Count];
        for (var i = 0; i < turns.Length; i++)
        {
            var (_, owner, priority, seq) = waiting[i];
            var before = i > 0 && waiting[i - 1].Owner == owner ? turns[i - 1].Running + 1 : running.GetValueOrDefault(owner);
            turns[i] = (priority, before, seq);
        }

        var ids = waiting.Select(job => job.Id).ToArray();
        Array.Sort(turns, ids);
        var order = new QueueOrder(version);
        for (var i = 0; i < ids.Length; i++) order._positions.Add(ids[i], i);
        return order;
    }

    public int? PositionOf(string id) => _positions.TryGetValue(id, out var position) ? position : null;
}
