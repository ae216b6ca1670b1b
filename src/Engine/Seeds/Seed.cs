namespace Cuewright.Engine.Seeds;

/// <summary>
/// Where chance begins. A seed is derived by name, (job, take, stage, part), so that a change in the drums does not
/// reshuffle the strings.
/// </summary>
public readonly record struct Seed(ulong Value)
{
    /// <summary>A seed of its own for a named piece of the work.</summary>
    public Seed For(string name)
    {
        // FNV-1a over the name, then SplitMix64's finaliser: string.GetHashCode differs from run to run.
        var hash = 14695981039346656037UL ^ Value;
        foreach (var c in name) hash = (hash ^ c) * 1099511628211UL;
        return new Seed(Chance.Mix(hash));
    }

    public Seed For(string name, int index) => new(Chance.Mix(For(name).Value + (ulong)index));

    public Chance Begin() => new(this);

    public override string ToString() => Value.ToString();
}
