using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Cuewright.Delivery.Keys;

/// <summary>
/// The keys that open this server, in one file of the data folder. Only hashes are kept. The command line may add and
/// revoke keys while the server runs: the file is read again whenever it has changed.
/// </summary>
public sealed class KeyRing(string dataFolder, TimeProvider clock)
{
    /// <summary>What an unknown id is compared with, so that it takes no less time than a known one.</summary>
    private static readonly string NobodysHash = new KeyText("", "").Hash();

    private readonly KeyFile _file = new(Path.Combine(dataFolder, "keys.json"));

    /// <summary>Throws <see cref="ArgumentException"/> with a sentence for a name that cannot be given.</summary>
    public NewKey Create(string name, KeyLimits limits)
    {
        KeyName.Check(name);
        var text = KeyText.New();
        var key = new ApiKey { Name = name, Id = text.Id, CreatedAt = clock.GetUtcNow(), Limits = limits };
        _file.Change(entries => entries.Any(entry => entry.Key.Name == name && entry.Key.RevokedAt is null)
            ? throw new ArgumentException($"There is a key named {name} already; revoke it first, or choose another name.", nameof(name))
            : entries.Add(new KeyEntry(key, text.Hash())));
        return new NewKey(key, text.ToString());
    }

    /// <summary>By name or id. False if no such key is in use.</summary>
    public bool Revoke(string nameOrId)
    {
        var found = false;
        _file.Change(entries => [.. entries.Select(entry =>
        {
            if (entry.Key.RevokedAt is not null || (entry.Key.Name != nameOrId && entry.Key.Id != nameOrId)) return entry;
            found = true;
            return entry with { Key = entry.Key with { RevokedAt = clock.GetUtcNow() } };
        })]);
        return found;
    }

    /// <summary>Oldest first, revoked ones too.</summary>
    public ImmutableArray<ApiKey> List() => [.. _file.Read().Select(entry => entry.Key)];

    /// <summary>How many jobs at once the owners of keys may have, where their keys say so.</summary>
    public ImmutableDictionary<string, int> RunningOf() => _file.Read().Select(entry => entry.Key)
        .Where(key => key.RevokedAt is null && key.Limits.ConcurrentJobs is not null)
        .ToImmutableDictionary(key => key.Name, key => key.Limits.ConcurrentJobs!.Value); // Filtered just before.

    /// <summary>The key that this text is; null if it is none, or one that was revoked.</summary>
    public ApiKey? Open(string? text)
    {
        var presented = KeyText.Read(text);
        var entry = presented is null ? null : _file.Read().FirstOrDefault(one => one.Key.Id == presented.Id && one.Key.RevokedAt is null);
        var right = CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(entry?.Hash ?? NobodysHash),
            Encoding.UTF8.GetBytes((presented ?? new KeyText("", "-")).Hash()));
        return right ? entry?.Key : null;
    }
}
