using System.Collections.Immutable;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Briefing.Prompts;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Briefing;

/// <summary>Which style: the one named, else the one the words call for, else the one at home in the mood and the scene.</summary>
internal static class StyleChoice
{
    /// <summary>A style made for the screen is chosen over another that lies this much nearer to the mood.</summary>
    private const double ScreenPull = 0.08;

    /// <summary>A scene that fully suits a style brings it this much nearer.</summary>
    private const double ScenePull = 0.3;

    /// <summary>A word that names a style brings it this much nearer, the whole field of moods.</summary>
    private const double WordPull = 2;

    /// <summary>From here on the words have called for a style; below they only lean.</summary>
    private const double Call = 0.35;

    /// <summary>A second style is worth a word from here on.</summary>
    private const double OtherStyle = 1;

    /// <summary>Differences of fit below this are left to chance.</summary>
    private const double Lot = 0.12;

    /// <summary>How much worse a style may fit than the first to serve for another take.</summary>
    private const double AtHome = 0.25;

    public static (Style Style, Decision Decision) Choose(Wishes wishes, PromptReading words, Feeling feeling, ClipAnalysis? clip, Seed seed, int take)
    {
        if (wishes.Style is { Length: > 0 } name)
        {
            var asked = StyleLibrary.Find(name);
            return (asked, new Decision("style", asked.Title, "it was asked for"));
        }

        // Styles that fit about equally well are drawn by lot, and another take tries the next one; what the words call for needs no lot.
        var reach = clip is null ? 1 : wishes.PromptInfluence;
        var called = words.Styles.Values.DefaultIfEmpty().Max() * reach >= Call;
        var lot = seed.For("style").Begin();
        var ranked = StyleLibrary.All.Select(style => (Style: style, Rank: Unfitness(style) + (Lot * lot.Next() * (called ? 0 : 1)))).OrderBy(entry => entry.Rank).ToArray();
        if (called) return (ranked[0].Style, new Decision("style", ranked[0].Style.Title, BecauseOfWords(words, ranked[0].Style)));
        var atHome = ranked.Count(entry => Unfitness(entry.Style) <= Unfitness(ranked[0].Style) + AtHome);
        var chosen = ranked[take % Math.Max(atHome, 2)].Style;
        return (chosen, new Decision("style", chosen.Title, Because(chosen, feeling, clip)));

        double Unfitness(Style style) => Miss(style, feeling) - (WordPull * reach * words.Styles.GetValueOrDefault(style.Name))
            - (clip is null ? 0 : (ScreenPull * style.Screen) + (ScenePull * Suited(style, clip.Scene).Sum(scene => scene.Confidence * style.Scenes[scene.Name])));
    }

    /// <summary>One style plays at a time; who asked for two is told which one does not.</summary>
    private static string BecauseOfWords(PromptReading words, Style chosen)
    {
        var others = StyleLibrary.All.Where(style => style.Name != chosen.Name && words.Styles.GetValueOrDefault(style.Name) >= OtherStyle)
            .OrderByDescending(style => words.Styles[style.Name]).Select(style => style.Title.ToLowerInvariant()).Take(2).ToArray();
        return others.Length == 0 ? "the words call for it" : $"the words call for it most; they come near {string.Join(" and ", others)} too, but one style plays at a time";
    }

    private static string Because(Style style, Feeling feeling, ClipAnalysis? clip)
    {
        var because = $"it is at home in a mood that is {feeling.InWords()}";
        var scenes = Suited(style, clip?.Scene ?? []).Where(scene => style.Scenes[scene.Name] > 0).Select(scene => scene.Name).ToArray();
        return scenes.Length == 0 ? because : $"{because}, and it suits what is seen: {string.Join(", ", scenes)}";
    }

    private static IEnumerable<SceneWord> Suited(Style style, ImmutableArray<SceneWord> scenes) => scenes.Where(scene => style.Scenes.ContainsKey(scene.Name));

    /// <summary>How far a mood lies from the middle of the style's area: outside counts in full, inside a little.</summary>
    private static double Miss(Style style, Feeling feeling) =>
        Distance(style.Mood.Arousal, feeling.Arousal) + Distance(style.Mood.Valence, feeling.Valence);

    private static double Distance(Band band, double value) =>
        band.Miss(value) + (0.25 * Math.Abs(value - ((band.Low + band.High) / 2)));
}
