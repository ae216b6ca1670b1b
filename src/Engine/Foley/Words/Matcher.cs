using Cuewright.Engine.Foley.Sounds;

namespace Cuewright.Engine.Foley.Words;

/// <summary>
/// Finds what sounds a clause speaks of. A phrase is found where all its words stand near each other, in any order and form, or in
/// words that mean the same; the longest and most exact is taken first, and no word means two things.
/// </summary>
internal sealed class Matcher(SoundIndex index, Kinship kinship, Things things)
{
    /// <summary>So many words around one may belong to its phrase.</summary>
    private const int Reach = 7;

    private const double InOrder = 0.1;
    private const double Exact = 0.03;
    private const double Apart = 0.02;
    private const double Expected = 0.6;

    /// <summary>Of two that fit as well, what is done says more than what it is done with, and that more than how.</summary>
    private const double Acts = 0.12;
    private const double OfMaterial = 0.14;

    private const double Stood = 0.1;
    private const double RankStep = 0.002;

    /// <param name="clause">Its words.</param>
    /// <param name="before">What "it" may mean: words that were said before.</param>
    /// <param name="all">Stems of the whole text, by which words of several meanings are told.</param>
    public List<Match> Read(IReadOnlyList<Token> clause, IReadOnlyList<Token> before, IReadOnlySet<string> all)
    {
        var candidates = new List<Match>();
        for (var at = 0; at < clause.Count; at++)
        {
            if (!clause[at].MayName) continue;
            if (Means(clause[at], clause[at].Stem) > 0) Collect(clause[at].Stem, 1, at);
            if (clause[at].Role == Role.Modifier) continue;
            foreach (var (kin, weight) in kinship.Of(clause[at].Stem)) Collect(kin, weight, at);
        }

        // Stable: of equals the first in text and library.
        var ordered = candidates.OrderByDescending(match => match.Score).ToArray();
        var chosen = new List<Match>();
        Take(ordered.Where(match => !match.IsWeak), chosen);
        if (chosen.TrueForAll(match => match.Phrase.Sound.Kind == SoundKind.Bed)) Take(ordered.Where(match => match.IsWeak), chosen);
        chosen.RemoveAll(match => BelongsToNext(match, chosen) || (match.IsWeak && BelongsToOther(clause, match, chosen)));
        chosen = [.. chosen.OrderByDescending(match => match.Score).DistinctBy(match => things.OneAtATime(match.Phrase.Sound.Family) ? match.Phrase.Sound.Family : match.Phrase.Sound.Name)];
        chosen.Sort((one, other) => one.First.CompareTo(other.First));
        return chosen;

        void Collect(string stem, double weight, int at)
        {
            foreach (var phrase in index.With(stem))
            {
                if (phrase.Term is { Near: { IsEmpty: false } near } && !near.Any(word => all.Contains(Stems.Of(word)))) continue;
                if (Fit(phrase, clause, before, at, stem, weight) is { } match) candidates.Add(match);
            }
        }
    }

    private static void Take(IEnumerable<Match> ordered, List<Match> chosen)
    {
        foreach (var match in ordered)
        {
            if (chosen.TrueForAll(other => !other.Places.Intersect(match.Places).Any())) chosen.Add(match);
        }
    }

    /// <summary>In "car door slams" the car is only whose door it is.</summary>
    private static bool BelongsToNext(Match match, List<Match> all) =>
        match.Places.Length == 1 && all.Exists(other => other.Places.Length > 1 && other.First == match.Last + 1);

    /// <summary>In "an arrow hits a tree" and "waves on rocks" hits, tree and rocks belong to what something else does.</summary>
    private static bool BelongsToOther(IReadOnlyList<Token> clause, Match match, List<Match> all)
    {
        if (all.Count > 1 && Verbs.IsOne(clause[match.First].Stem)) return true;
        if (!all.Exists(other => other.First < match.First)) return false;
        for (var at = match.First - 1; at >= 0; at--)
        {
            if (clause[at].Role == Role.Inside || PlaceFinder.Puts.Contains(clause[at].Text) || Verbs.IsOne(clause[at].Stem)) return true;
            if (clause[at].Role is not (Role.Idle or Role.Modifier or Role.Filler) && !all.Exists(other => other.Places.Contains(at))) return false;
        }

        return false;
    }

    private Match? Fit(SoundPhrase phrase, IReadOnlyList<Token> clause, IReadOnlyList<Token> before, int anchor, string stem, double weight)
    {
        var places = new List<int> { anchor };
        var score = weight + (clause[anchor].Text == phrase.Words[phrase.Stems.IndexOf(stem)] ? Exact : 0);
        var skipped = false;
        foreach (var (other, i) in phrase.Stems.Select((other, i) => (other, i)))
        {
            if (!skipped && other == stem)
            {
                skipped = true;
                continue;
            }

            var (place, found) = Nearest(clause, other, anchor, places);
            if (place >= 0)
            {
                places.Add(place);
                score += found + (clause[place].Text == phrase.Words[i] ? Exact : 0);
            }
            else if (before.Any(token => Means(token, other) > 0))
            {
                score += 0.5;
            }
            else
            {
                return null;
            }
        }

        if (places.Count > 1)
        {
            var between = Enumerable.Range(places.Min(), places.Max() - places.Min()).Count(at => clause[at].MayName && !places.Contains(at));
            score += between > 0 ? -Apart * between : clause[places.Min()].Stem == phrase.Stems[0] ? InOrder : 0;
            if (phrase.Stems.Any(Verbs.IsOne)) score += Acts;
            if (phrase.Stems.Any(kinship.IsMaterial)) score += OfMaterial;
        }

        if (phrase.Term is { Near.IsEmpty: false }) score += Expected;
        if (phrase.Term is { Instead: true }) score -= Stood;
        return new Match(phrase, [.. places.Order()], score - (RankStep * phrase.Rank), IsWeak(phrase, clause[anchor]));
    }

    private (int Place, double Weight) Nearest(IReadOnlyList<Token> clause, string stem, int anchor, List<int> taken)
    {
        var best = (-1, 0.0);
        var nearest = Reach + 1;
        for (var at = Math.Max(0, anchor - Reach); at <= Math.Min(clause.Count - 1, anchor + Reach); at++)
        {
            if (!clause[at].MayName || taken.Contains(at) || Math.Abs(at - anchor) >= nearest) continue;
            if (Means(clause[at], stem) is not (> 0 and var weight)) continue;
            best = (at, weight);
            nearest = Math.Abs(at - anchor);
        }

        return best;
    }

    private bool IsWeak(SoundPhrase phrase, Token token) =>
        phrase.Stems.Length == 1 && (phrase.Term is { Instead: true } || things.AreQuiet(phrase.Stems[0]) || things.AreQuiet(token.Stem));

    private double Means(Token token, string stem)
    {
        // "crowded" says how it is, and names no crowd.
        if (token.Role == Role.Modifier && token.Text.EndsWith("ed", StringComparison.Ordinal) && !Verbs.IsOne(stem)) return 0;
        if (token.Stem == stem) return 1;
        foreach (var (kin, weight) in kinship.Of(token.Stem)) if (kin == stem) return weight;
        return 0;
    }
}
