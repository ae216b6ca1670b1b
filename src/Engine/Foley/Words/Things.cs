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

    private readonly FrozenSet<string> _quiet = DataFile.Read<ImmutableArray<string>>("quiet-things.yaml").Select(Stems.Of).ToFrozenSet();

    public static Things Known => Shared.Value;

    public bool AreQuiet(string stem) => _quiet.Contains(stem);
}
