using System.Collections.Frozen;
using Cuewright.Engine.Briefing.Prompts;

namespace Cuewright.Engine.Foley.Words;

/// <summary>Where in a clause something is named in which it happens: a space, a scene.</summary>
/// <param name="known">What each is called.</param>
internal sealed class PlaceFinder(IEnumerable<(string Words, string Name)> known)
{
    private const int Longest = 4;

    /// <summary>Words besides "in" that put what was said somewhere.</summary>
    public static readonly FrozenSet<string> Puts = new[] { "on", "against", "onto", "off", "by", "at", "through", "across", "under", "along", "down", "into", "over", "near", "around", "beneath", "of", "from", "outside" }.ToFrozenSet();

    /// <summary>These need none.</summary>
    private static readonly FrozenSet<string> PutThemselves = new[] { "outdoors", "indoors", "outside", "underwater", "inside" }.ToFrozenSet();

    private readonly FrozenSet<string> _words = known.SelectMany(place => PromptWords.Split(place.Words)).Select(word => word.Text).ToFrozenSet();

    private readonly FrozenDictionary<string, string> _names = known.Select(place => (Key: KeyOf(place.Words), place.Name)).DistinctBy(pair => pair.Key).ToFrozenDictionary(pair => pair.Key, pair => pair.Name);

    /// <summary>Whether a word stands in what places are called.</summary>
    public bool Has(string word) => _words.Contains(word);

    /// <summary>The longest that something is put into, else the longest that is only named; null: none.</summary>
    public Whereabouts? Find(IReadOnlyList<Token> clause)
    {
        Whereabouts? best = null;
        for (var at = 0; at < clause.Count; at++)
        {
            for (var length = Math.Min(Longest, clause.Count - at); length > 0; length--)
            {
                if (!_names.TryGetValue(string.Join(' ', Enumerable.Range(at, length).Select(i => clause[i].Text)), out var name)) continue;
                var found = Described(clause, name, at, at + length);
                if (best is null || (found.IsPut, found.To - found.At).CompareTo((best.IsPut, best.To - best.At)) > 0) best = found;
                break;
            }
        }

        return best;
    }

    /// <summary>"in a large stone hall": from where it is described, and whether anything is put there.</summary>
    private static Whereabouts Described(IReadOnlyList<Token> clause, string name, int at, int to)
    {
        if (PutThemselves.Contains(clause[at].Text)) return new Whereabouts(name, at, at, to, true);
        var from = at;
        for (var i = at - 1; i >= 0; i--)
        {
            var token = clause[i];
            if (token.Role == Role.Inside || token.Text.EndsWith(" in", StringComparison.Ordinal)) return new Whereabouts(name, from, at, to, true);

            // On a car roof is not on a car.
            if (Puts.Contains(token.Text)) return new Whereabouts(name, from, at, to, to == clause.Count || clause[to].Role != Role.Content);
            if (token.Role is Role.Content && at - i > 2) break;
            if (token.Role is Role.Modifier or Role.Filler or Role.Very or Role.Slightly or Role.Content) from = i;
            else if (token.Role != Role.Idle) break;
        }

        // Said by itself: "large cave", "busy street".
        var modified = at;
        while (modified > 0 && clause[modified - 1].Role is Role.Modifier or Role.Very or Role.Slightly) modified--;
        return new Whereabouts(name, modified, at, to, Enumerable.Range(0, clause.Count).All(i => (i >= at && i < to) || clause[i].Role is not Role.Content));
    }

    /// <summary>As it is written, not as its stem: the woods are a place, wood is none.</summary>
    private static string KeyOf(string words) => string.Join(' ', PromptWords.Split(words).Select(word => word.Text));
}

/// <summary>Something in which it happens.</summary>
/// <param name="Name">What it is.</param>
/// <param name="From">The first token that describes or names it.</param>
/// <param name="At">The first that names it.</param>
/// <param name="To">The first that no longer does.</param>
/// <param name="IsPut">What the clause speaks of is put there, or it speaks of nothing else.</param>
internal sealed record Whereabouts(string Name, int From, int At, int To, bool IsPut)
{
    public bool Covers(int at) => at >= From && at < To;
}
