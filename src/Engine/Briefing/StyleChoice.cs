using System.Collections.Immutable;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Briefing.Prompts;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Briefing;

/// <summary>A style and why it is that one. Called: it was named, or the words say clearly which.</summary>
internal sealed record ChosenStyle(Style Style, bool Called, Decision Decision);

/// <summary>
/// Which style: the one named, else the one the words call for, else the one at home in the mood and the scene. Words that
/// name two kinds of music get both at once.
/// </summary>
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

    /// <summary>A word that pulls so much says what kind of music it is to be; one that pulls less only colours it.</summary>
    private const double Naming = 0.8;

    /// <summary>Who says two things that lie this near means one: "cinematic trailer".</summary>
    private const double SameThing = 0.25;

    /// <summary>What a style of a place or an occasion (screen 0) lies farther from anyone who did not speak of it.</summary>
    private const double Unasked = 2;

    /// <summary>Differences of fit below this are left to chance.</summary>
    private const double Lot = 0.12;

    /// <summary>How much worse a style may fit than the first to serve for another take.</summary>
    private const double AtHome = 0.25;

    public static ChosenStyle Choose(Wishes wishes, PromptReading words, Feeling feeling, ClipAnalysis? clip, Seed seed, int take)
    {
        if (wishes.Style is { Length: > 0 } name)
        {
            var asked = StyleLibrary.Find(name);
            return new ChosenStyle(asked, true, new Decision("style", asked.Title, "it was asked for"));
        }

        // Styles that fit about equally well are drawn by lot, and another take tries the next one; what the words call for needs no lot.
        var reach = clip is null ? 1 : wishes.PromptInfluence;
        var called = StyleLibrary.Heads.Max(style => Pull(style)) * reach >= Call;
        var lot = seed.For("style").Begin();
        var ranked = StyleLibrary.Heads.Select(style => (Style: style, Rank: Unfitness(style) + (Lot * lot.Next() * (called ? 0 : 1)))).OrderBy(entry => entry.Rank).ToArray();
        if (called) return Blended(words, ranked[0].Style);
        var atHome = ranked.Count(entry => Unfitness(entry.Style) <= Unfitness(ranked[0].Style) + AtHome);
        var chosen = StyleLibrary.Find(ranked[take % Math.Max(atHome, 2)].Style.Name);
        return new ChosenStyle(chosen, false, new Decision("style", chosen.Title, Because(chosen, feeling, clip)));

        double Pull(StyleHead style) => words.Styles.GetValueOrDefault(style.Name);

        // What is turned away stays away, however little the words count otherwise.
        double Unfitness(StyleHead style) => Miss(style, feeling) + (style.Screen <= 0 && Pull(style) <= 0 ? Unasked : 0) - (WordPull * Pull(style) * (Pull(style) < 0 ? 1 : reach))
            - (clip is null ? 0 : (ScreenPull * style.Screen) + (ScenePull * Suited(style, clip.Scene).Sum(scene => scene.Confidence * style.Scenes[scene.Name])));
    }

    /// <summary>The style that is called for most, with the other that was named beside it, if one was.</summary>
    private static ChosenStyle Blended(PromptReading words, StyleHead first)
    {
        var named = words.Genres
            .Select(genre => (Genre: genre, Style: StyleLibrary.Heads.MaxBy(style => genre.Styles.GetValueOrDefault(style.Name))!))
            .Where(entry => entry.Genre.Styles.GetValueOrDefault(entry.Style.Name) >= Naming)
            .ToArray();
        var own = named.Where(entry => entry.Style == first).Select(entry => entry.Genre).ToArray();
        var others = named.Where(entry => entry.Style != first && words.Styles[entry.Style.Name] >= Naming
            && entry.Genre.Styles.GetValueOrDefault(first.Name) < SameThing && own.All(genre => genre.Styles.GetValueOrDefault(entry.Style.Name) < SameThing)).ToArray();
        if (own.Length == 0 || others.Length == 0)
        {
            var only = StyleLibrary.Find(first.Name);
            return new ChosenStyle(only, true, new Decision("style", only.Title, "the words call for it"));
        }

        var second = others.MaxBy(entry => words.Styles[entry.Style.Name]).Style;
        var blend = StyleLibrary.Find($"{first.Name}{StyleLibrary.And}{second.Name}");
        var left = others.Select(entry => entry.Style).Where(style => style != second).Select(style => style.Title.ToLowerInvariant()).Distinct().ToArray();
        var because = left.Length == 0 ? "the words name both" : $"the words name both; {string.Join(" and ", left)} too, but two at once is the most";
        return new ChosenStyle(blend, true, new Decision("style", blend.Title, because));
    }

    private static string Because(StyleHead style, Feeling feeling, ClipAnalysis? clip)
    {
        var because = $"it is at home in a mood that is {feeling.InWords()}";
        var scenes = Suited(style, clip?.Scene ?? []).Where(scene => style.Scenes[scene.Name] > 0).Select(scene => scene.Name).ToArray();
        return scenes.Length == 0 ? because : $"{because}, and it suits what is seen: {string.Join(", ", scenes)}";
    }

    private static IEnumerable<SceneWord> Suited(StyleHead style, ImmutableArray<SceneWord> scenes) => scenes.Where(scene => style.Scenes.ContainsKey(scene.Name));

    /// <summary>How far a mood lies from the middle of the style's area: outside counts in full, inside a little.</summary>
    private static double Miss(StyleHead style, Feeling feeling) =>
        Distance(style.Mood.Arousal, feeling.Arousal) + Distance(style.Mood.Valence, feeling.Valence);

    private static double Distance(Band band, double value) =>
        band.Miss(value) + (0.25 * Math.Abs(value - ((band.Low + band.High) / 2)));
}
