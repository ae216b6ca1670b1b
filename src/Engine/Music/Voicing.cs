using System.Collections.Immutable;

namespace Cuewright.Engine.Music;

/// <summary>How many voices in which range, and whether someone else already plays the bass.</summary>
internal sealed record VoicingRules(int Voices, int Low, int High, bool RootInBass = true)
{
    /// <summary>The pitch class that pulls up to the tonic, while a chord sounds that lets it; nobody doubles it.</summary>
    public int? LeadingNote { get; init; }

    /// <summary>Where the bass goes meanwhile: up 1, down −1; the top voice rather goes the other way.</summary>
    public int BassMove { get; init; }
}

/// <summary>
/// Sets a chord for several voices: of all settings in range the one that moves least from the chord before, with wide
/// intervals low and close ones high, and no two voices in fifths or octaves after one another.
/// </summary>
internal static class Voicing
{
    /// <summary>Below this key (C3) thirds turn to mud.</summary>
    private const int LowestThird = 48;

    private const double ParallelCost = 60;

    /// <param name="chord">What is set.</param>
    /// <param name="near">The setting to stay near.</param>
    /// <param name="rules">For whom.</param>
    /// <param name="from">The setting that sounds just before, where that is another.</param>
    public static ImmutableArray<int> Set(Chord chord, ImmutableArray<int> near, VoicingRules rules, ImmutableArray<int>? from = null)
    {
        var before = from ?? near;
        var tones = chord.Intervals.Select(interval => Pitches.Class(chord.Root + interval)).Distinct().ToArray();
        var ladder = Enumerable.Range(rules.Low, rules.High - rules.Low + 1).Where(pitch => tones.Contains(Pitches.Class(pitch))).ToArray();
        if (ladder.Length <= rules.Voices) return [.. ladder];

        var best = ImmutableArray<int>.Empty;
        var bestCost = double.MaxValue;
        var pick = new int[rules.Voices];
        Search(0, 0, 0);
        return best;

        void Search(int voice, int from, double spacing)
        {
            if (spacing >= bestCost) return;
            if (voice == rules.Voices)
            {
                var cost = spacing + Missing(pick, chord, rules) + Distance(pick, near, rules) + Leading(pick, before, rules);
                if (cost < bestCost) (best, bestCost) = ([.. pick], cost);
                return;
            }

            for (var i = from; i <= ladder.Length - (rules.Voices - voice); i++)
            {
                pick[voice] = ladder[i];
                Search(voice + 1, i + 1, voice == 0 ? 0 : spacing + Gap(pick[voice - 1], ladder[i]));
            }
        }
    }

    private static double Gap(int lower, int upper)
    {
        var gap = upper - lower;
        if (lower < LowestThird && gap < 5) return 40;
        if (gap <= 2) return gap == 1 ? 6 : 1.5;
        return gap > 12 ? 8 : gap > 9 ? 2 : 0;
    }

    /// <summary>What the ear would miss: the third, then the colour, then the root where no bass gives it. A doubled third is a small fault.</summary>
    private static double Missing(int[] pick, Chord chord, VoicingRules rules)
    {
        var cost = 0.0;
        for (var i = 0; i < chord.Intervals.Length; i++)
        {
            var interval = chord.Intervals[i] % 12;
            var count = pick.Count(pitch => chord.Above(pitch) == interval);
            var weight = interval switch { 0 => rules.RootInBass ? 3 : 15, 3 or 4 => 14, 7 => 2, _ => 9 };
            if (count == 0) cost += weight;
            if (count > 1) cost += interval is 0 or 7 ? 0.5 : 3;
        }

        return cost;
    }

    /// <summary>The rules of good part-writing between a setting and the one before.</summary>
    private static double Leading(int[] pick, ImmutableArray<int> before, VoicingRules rules)
    {
        var cost = rules.LeadingNote is { } leading ? 25 * Math.Max(0, pick.Count(pitch => Pitches.Class(pitch - leading) == 0) - 1) : 0.0;
        if (before.Length != pick.Length) return cost;
        if (rules.BassMove != 0 && Math.Sign(pick[^1] - before[^1]) == rules.BassMove) cost += 1;
        for (var low = 0; low < pick.Length; low++)
        {
            var move = Math.Sign(pick[low] - before[low]);
            if (move == 0) continue;
            for (var high = low + 1; high < pick.Length; high++)
            {
                var gap = (pick[high] - pick[low]) % 12;
                if (gap is 0 or 7 && (before[high] - before[low]) % 12 == gap && Math.Sign(pick[high] - before[high]) == move) cost += ParallelCost;
            }
        }

        return cost;
    }

    private static double Distance(int[] pick, ImmutableArray<int> before, VoicingRules rules)
    {
        var centre = (rules.Low + rules.High) / 2.0;
        var cost = Math.Abs(pick.Average() - centre) * 0.25;
        if (before.Length != pick.Length) return cost + (Math.Abs(pick.Average() - centre) * 0.5);
        var up = 0;
        for (var i = 0; i < pick.Length; i++)
        {
            var move = pick[i] - before[i];
            cost += Math.Abs(move) + (Math.Abs(move) > 5 ? 2 : 0);
            up += Math.Sign(move);
        }

        // All voices in one direction sound like one block being pushed about.
        return cost + (Math.Abs(up) == pick.Length && pick.Length > 1 ? 2 : 0);
    }
}
