namespace Cuewright.Engine.Seeds;

/// <summary>
/// A small seeded generator (SplitMix64, Steele et al. 2014). Our own, because System.Random may change between
/// runtimes and the same seed must give the same music for good.
/// </summary>
public sealed class Chance(Seed seed)
{
    private ulong _state = seed.Value;

    public ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15UL;
        return Mix(_state);
    }

    /// <summary>0 ≤ x &lt; 1.</summary>
    public double Next() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>0 ≤ x &lt; count.</summary>
    public int Next(int count) => (int)(Next() * count);

    public double Between(double low, double high) => low + ((high - low) * Next());

    public bool Happens(double probability) => Next() < probability;

    /// <summary>A bell curve around 0 (sum of three uniforms), cut at ±3 deviations.</summary>
    public double Bell(double deviation) => ((Next() + Next() + Next()) - 1.5) * 2 * deviation;

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>One of the items, each as likely as its weight says.</summary>
    public T Pick<T>(IReadOnlyList<T> items, Func<T, double> weight)
    {
        var at = Next() * items.Sum(weight);
        foreach (var item in items)
        {
            at -= weight(item);
            if (at < 0) return item;
        }

        return items[^1];
    }

    internal static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
