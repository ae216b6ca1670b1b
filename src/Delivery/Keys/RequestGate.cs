using System.Collections.Concurrent;

namespace Cuewright.Delivery.Keys;

/// <summary>
/// Lets through so many requests a minute for each key: a bucket that holds a minute's worth and refills steadily. Told by
/// the running time of the machine, so a clock that is set does not matter.
/// </summary>
public sealed class RequestGate(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new();

    /// <summary>Null: come in. Otherwise how long to wait before asking again.</summary>
    public TimeSpan? Wait(string keyId, int perMinute)
    {
        var now = clock.GetTimestamp();
        var bucket = _buckets.GetOrAdd(keyId, _ => new Bucket { Tokens = perMinute, At = now });
        lock (bucket)
        {
            var refill = Math.Max(0, clock.GetElapsedTime(bucket.At, now).TotalMinutes * perMinute);
            bucket.Tokens = Math.Min(perMinute, bucket.Tokens + refill);
            bucket.At = Math.Max(bucket.At, now);
            if (bucket.Tokens < 1) return TimeSpan.FromMinutes((1 - bucket.Tokens) / perMinute);
            bucket.Tokens--;
            return null;
        }
    }

    private sealed class Bucket
    {
        public double Tokens { get; set; }

        public long At { get; set; }
    }
}
