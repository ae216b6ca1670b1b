using System.Collections.Frozen;
using Cuewright.Engine.Briefing.Prompts;
using Cuewright.Engine.Foley.Playing;

namespace Cuewright.Engine.Foley.Words;

/// <summary>Where in a clause a space is named in which it happens.</summary>
internal sealed class PlaceFinder
{
    private const int Longest = 4;

    /// <summary>Words besides "in" that put what was said somewhere.</summary>
    private static readonly FrozenSet<string> Puts = new[] { "on", "at", "through", "across", "under", "along", "down", "into", "over", "near", "around", "beneath", "of", "from", "outside" }.ToFrozenSet();

    private readonly FrozenDictionary<string, string> _places = Place.All.SelectMany(place => place.Words.Prepend(place.Name).Select(word => (Key: KeyOf(word), place.Name)))
        .DistinctBy(pair => pair.Key).ToFrozenDictionary(pair => pair.Key, pair => pair.Name);

    /// <summary>The place, and which tokens name and describe it; none: from and to are the same.</summary>
    public (string? Place, int From, int To) Find(IReadOnlyList<Token> clause)
    {
        for (var at = 0; at < clause.Count; at++)
        {
            for (var length = Math.Min(Longest, clause.Count - at); length > 0; length--)
            {
                var key = string.Join(' ', Enumerable.Range(at, length).Select(i => clause[i].Stem.Length > 0 ? clause[i].Stem : clause[i].Text));
                if (_places.TryGetValue(key, out var place) && DescribedFrom(clause, at) is { } from) return (place, from, at + length);
            }
        }

        return (null, 0, 0);
    }

    /// <summary>"in a large stone": where its description begins; null where nothing puts anything there.</summary>
    private static int? DescribedFrom(IReadOnlyList<Token> clause, int at)
    {
        var from = at;
        for (var i = at - 1; i >= 0; i--)
        {
            var token = clause[i];
            if (token.Role == Role.Inside || Puts.Contains(token.Text) || token.Text.EndsWith(" in", StringComparison.Ordinal)) return from;
            if (token.Role is not (Role.Idle or Role.Modifier or Role.Filler or Role.Very or Role.Slightly) && at - i > 2) return null;
            if (token.Role is Role.Modifier or Role.Filler or Role.Very or Role.Slightly or Role.Content) from = i;
        }

        // Said by itself: "indoors", "large cave".
        return from == 0 || Enumerable.Range(0, from).All(i => clause[i].Role == Role.Idle) ? from : null;
    }

    private static string KeyOf(string words) => string.Join(' ', PromptWords.Split(words).Select(word => Stems.Of(word.Text)));
}
