using Cuewright.Engine.Briefing.Prompts;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Briefing;

/// <summary>Which key: as asked, else the mode that fits the mood on a tonic drawn from the seed. Takes stand on other tonics.</summary>
internal static class KeyChoice
{
    // Keys that lie well for strings, guitars and voices alike.
    private static readonly int[] Tonics = [0, 2, 4, 5, 7, 9, 10, 3];

    public static (Key Key, Decision Decision) Choose(Wishes wishes, PromptReading words, Style style, Feeling feeling, Seed seed, int take)
    {
        if (wishes.Key is { } asked) return (asked, new Decision("key", asked.ToString(), "it was asked for"));
        if (words.Key is { } said) return (said, new Decision("key", said.ToString(), "the words say so"));
        var harmony = style.HarmonyFor(feeling.Valence);
        var first = seed.For("key").Begin().Next(Tonics.Length);
        var key = new Key(Tonics[(first + (take * 3)) % Tonics.Length], words.Mode ?? harmony.Mode);
        return (key, new Decision("key", key.ToString(), words.Mode is null ? harmony.Because : "the words name the mode"));
    }
}
