using System.Collections.Frozen;
using System.Collections.Immutable;
using Cuewright.Engine.Data;

namespace Cuewright.Engine.Foley.Words;

/// <summary>Tells what happens ("a door slams") from what is there ("a slamming door").</summary>
internal static class Verbs
{
    private static readonly Lazy<FrozenSet<string>> Known = new(() => DataFile.Read<ImmutableArray<string>>("verbs.yaml").Select(Stems.Of).ToFrozenSet());

    public static bool Happens(List<Token> clause)
    {
        for (var at = 1; at < clause.Count; at++)
        {
            var text = clause[at].Text;
            if ((text.EndsWith('s') || text.EndsWith("ed", StringComparison.Ordinal)) && text != clause[at].Stem && Known.Value.Contains(clause[at].Stem)) return true;
        }

        return false;
    }
}
