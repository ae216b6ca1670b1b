using System.Collections.Frozen;
using System.Collections.Immutable;
using Cuewright.Engine.Data;

namespace Cuewright.Engine.Foley.Words;

/// <summary>
/// Things that are heard of themselves only where nothing else is said of them: a dog may bark, but in "a dog runs over gravel" it runs.
/// </summary>
internal sealed class Things
{
    private static readonly Lazy<Things> Shared = new(() => new Things());

    private readonly FrozenSet<string> _quiet;
    private readonly FrozenSet<string> _oneAtATime;

    private Things()
    {
        var known = DataFile.Read<Listed>("things.yaml");
        _quiet = known.Quiet.Select(Stems.Of).ToFrozenSet();
        _oneAtATime = known.OneAtATime.ToFrozenSet();
    }

    public static Things Known => Shared.Value;

    public bool AreQuiet(string stem) => _quiet.Contains(stem);

    /// <summary>Of these families one clause speaks of one sound only: someone walks in heels or on gravel, not both.</summary>
    public bool OneAtATime(string family) => _oneAtATime.Contains(family);

    private sealed record Listed(ImmutableArray<string> Quiet, ImmutableArray<string> OneAtATime);
}
