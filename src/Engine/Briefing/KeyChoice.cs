using Cuewright.Engine.Briefing.Prompts;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Briefing;

/// <summary>Which key: as asked, else a mode that fits the mood on a tonic drawn from the seed. Takes stand on other tonics.</summary>
internal static class KeyChoice
{
    /// <summary>How likely each tonic is, from C up: what lies well for strings, guitars and voices alike is met twice as often.</summary>
    private static readonly double[] Likely = [2, 1, 2, 2, 2, 2, 1, 2, 1, 2, 2, 1];

    /// <summary>Modes that miss the mood by no more than this beyond the best serve as well.</summary>
    private const double Near = 0.06;

    public static (Key Key, Decision Decision) Choose(Wishes wishes, PromptReading words, Style style, Feeling feeling, Seed seed, int take)
    {
        if (wishes.Key is { } asked) return (asked, new Decision("key", asked.ToString(), "it was asked for"));
        if (words.Key is { } said) return (said, new Decision("key", said.ToString(), "the words say so"));
        var best = style.Modes.Min(mode => mode.Valence.Miss(feeling.Valence));
        var fitting = style.Modes.Where(mode => mode.Valence.Miss(feeling.Valence) <= best + Near).ToArray();
        var harmony = fitting[(seed.For("mode").Begin().Next(fitting.Length) + take) % fitting.Length];
        var key = new Key(Tonics(seed)[take % Likely.Length], words.Mode ?? harmony.Mode);
        return (key, new Decision("key", key.ToString(), words.Mode is null ? harmony.Because : "the words name the mode"));
    }

    /// <summary>All twelve, in the order in which this seed's takes use them.</summary>
    private static int[] Tonics(Seed seed)
    {
        var chance = seed.For("key").Begin();
        // The first of exponential waiting times with these rates is each in its share.
        return [.. Enumerable.Range(0, Likely.Length).OrderBy(tonic => -Math.Log(1 - chance.Next()) / Likely[tonic])];
    }
}
