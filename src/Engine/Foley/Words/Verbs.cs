using System.Collections.Frozen;
using System.Collections.Immutable;
using Cuewright.Engine.Data;

namespace Cuewright.Engine.Foley.Words;

/// <summary>Tells what happens ("a door slams") from what is there ("a slamming door").</summary>
internal static class Verbs
{
    private static readonly Lazy<FrozenSet<string>> Known = new(() => DataFile.Read<ImmutableArray<string>>("verbs.yaml").Select(Stems.Of).ToFrozenSet());

    public static bool IsOne(string stem) => Known.Value.Contains(stem);

    /// <param name="clause">Its words.</param>
    /// <param name="goesOn">Who does it may have been said before: "a dog growls, barks, …".</param>
    public static bool Happens(List<Token> clause, bool goesOn)
    {
        for (var at = goesOn ? 0 : 1; at < clause.Count; at++)
        {
            var text = clause[at].Text;
            if ((text.EndsWith('s') || text.EndsWith("ed", StringComparison.Ordinal)) && text != clause[at].Stem && IsOne(clause[at].Stem)) return true;
        }

        return false;
    }
}
