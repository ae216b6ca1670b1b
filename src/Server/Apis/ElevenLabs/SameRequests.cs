using Cuewright.Jobs;
using Cuewright.Server.Desk;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>
/// Joins requests that say the same: clients send a request anew when an answer got lost, and the work is to be done once.
/// A request whose answer was sent is over soon after, so that asking again on purpose gives another piece.
/// </summary>
internal sealed class SameRequests(TimeProvider clock)
{
    /// <summary>So long a lost answer is waited for to be asked for again.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(2);

    /// <summary>An answer may be lost although all of it was sent: what stands between may have taken it.</summary>
    private static readonly TimeSpan Afterglow = TimeSpan.FromSeconds(10);

    /// <summary>Clients ask again after one to two seconds; until then nothing is stopped.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(4);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = [];

    /// <summary>How many of this owner are being answered.</summary>
    public int CountOf(Caller caller)
    {
        lock (_lock) return _entries.Values.Count(entry => entry.Caller == caller && entry.Waiting > 0);
    }

    public Entry Join(Caller caller, string fingerprint)
    {
        lock (_lock)
        {
            var now = clock.GetTimestamp();
            foreach (var old in _entries.Values.Where(entry => entry.Waiting == 0 && clock.GetElapsedTime(entry.Since, now) > (entry.IsAnswered ? Afterglow : Memory)).ToArray()) _entries.Remove(old.Fingerprint);
            if (!_entries.TryGetValue(fingerprint, out var entry)) _entries[fingerprint] = entry = new Entry(caller, fingerprint, $"elevenlabs-{Guid.NewGuid()}");
            entry.Waiting++;
            entry.Since = now;
            return entry;
        }
    }

    /// <summary>There is nothing that asking again should find.</summary>
    public void End(Entry entry)
    {
        lock (_lock)
        {
            entry.Waiting--;
            if (_entries.GetValueOrDefault(entry.Fingerprint) == entry) _entries.Remove(entry.Fingerprint);
        }
    }

    /// <summary>Who asked has the answer, or is gone without it.</summary>
    public void Leave(Entry entry, bool isAnswered)
    {
        lock (_lock)
        {
            entry.Waiting--;
            entry.IsAnswered |= isAnswered;
            entry.Since = clock.GetTimestamp();
        }
    }

    /// <summary>Stops work that nobody has come back for.</summary>
    public async Task StopIfForgottenAsync(Entry entry, string jobId, JobDesk desk)
    {
        await Task.Delay(Grace, clock);
        lock (_lock)
        {
            if (entry.Waiting > 0 || entry.IsAnswered || _entries.GetValueOrDefault(entry.Fingerprint) != entry) return;
            _entries.Remove(entry.Fingerprint);
        }

        try
        {
            await desk.CancelAsync(entry.Caller, jobId, CancellationToken.None);
        }
        catch (JobStoreException)
        {
            // It goes on then, for nobody.
        }
    }

    /// <summary>Requests that say the same, under the key that makes one job of them.</summary>
    internal sealed class Entry(Caller caller, string fingerprint, string key)
    {
        public Caller Caller { get; } = caller;

        public string Fingerprint { get; } = fingerprint;

        public string Key { get; } = key;

        public int Waiting { get; set; }

        public bool IsAnswered { get; set; }

        /// <summary>A timestamp: a clock that is set does not matter.</summary>
        public long Since { get; set; }
    }
}
