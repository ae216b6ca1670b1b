using Cuewright.Engine.Briefing.Prompts;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Briefing;

/// <summary>Which style: the one named, else the one the words call for, else the one at home in the mood.</summary>
internal static class StyleChoice
{
    public static (Style Style, Decision Decision) Choose(Wishes wishes, PromptReading words, Feeling feeling, int take)
    {
        if (wishes.Style is { Length: > 0 } name)
        {
            var asked = StyleLibrary.Find(name);
            return (asked, new Decision("style", asked.Title, "it was asked for"));
        }

        if (words.Styles.Count > 0)
        {
            var called = StyleLibrary.All.Where(style => words.Styles.ContainsKey(style.Name))
                .OrderByDescending(style => words.Styles[style.Name]).ThenBy(style => Miss(style, feeling)).First();
            return (called, new Decision("style", called.Title, "the words call for it"));
        }

        // Another take tries another direction: the next style that is at home in this mood.
        var ranked = StyleLibrary.All.OrderBy(style => Miss(style, feeling)).ToArray();
        var atHome = Math.Max(1, ranked.Count(style => Miss(style, feeling) < Miss(ranked[0], feeling) + 0.1));
        var chosen = ranked[take % atHome];
        return (chosen, new Decision("style", chosen.Title, $"it is at home in a mood that is {feeling.InWords()}"));
    }

    /// <summary>How far a mood lies from the middle of the style's area: outside counts in full, inside a little.</summary>
    private static double Miss(Style style, Feeling feeling) =>
        Distance(style.Mood.Arousal, feeling.Arousal) + Distance(style.Mood.Valence, feeling.Valence);

    private static double Distance(Band band, double value) =>
        band.Miss(value) + (0.25 * Math.Abs(value - ((band.Low + band.High) / 2)));
}
