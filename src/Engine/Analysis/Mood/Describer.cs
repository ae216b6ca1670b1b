using System.Collections.Immutable;

namespace Cuewright.Engine.Analysis.Mood;

/// <summary>
/// What was seen, in the words a composer would be given: place, pace, light, movement, mood and what happens. Written from
/// the numbers that also decide the music, so a prompt reader that meets it hears the same.
/// </summary>
internal static class Describer
{
    private const double ClearImpact = 0.2;

    public static string Describe(ClipAnalysis seen)
    {
        var curves = seen.Curves;
        string[] sentences =
        [
            Pace(seen.DurationSeconds, seen.Shots),
            PlaceWords.Sentence(seen),
            $"The light {LightOverTime(curves.Brightness)}, with {PictureWords.Colour(curves.Saturation.Average(), curves.Warmth.Average())} colour; there is {PictureWords.Movement(curves.Motion.Average())} movement, and the camera {PictureWords.Camera(curves)}.",
            $"It feels {PictureWords.Mood(seen.Arousal, seen.Valence)}{Arc(curves.Arousal)}.",
            Events(seen.Moments),
        ];
        return string.Join(" ", sentences.Where(sentence => sentence.Length > 0));
    }

    private static string Pace(double seconds, ImmutableArray<Shot> shots)
    {
        var mean = seconds / shots.Length;
        return shots.Length == 1
            ? $"One unbroken shot of {seconds:0.#} second{(Math.Round(seconds, 1) == 1 ? "" : "s")}."
            : $"{shots.Length} shots in {seconds:0.#} seconds, cut at a {PictureWords.Pace(mean)} pace ({mean:0.0} seconds each on average).";
    }

    /// <summary>One word, or the way from the opening quarter over the middle to the closing one.</summary>
    private static string LightOverTime(ImmutableArray<float> brightness)
    {
        var quarter = Math.Max(1, brightness.Length / 4);
        string[] stations =
        [
            PictureWords.Light(brightness[..quarter].Average()),
            PictureWords.Light((brightness.Length > 2 ? brightness[quarter..^quarter] : brightness).Average()),
            PictureWords.Light(brightness[^quarter..].Average()),
        ];
        var way = stations.Where((light, i) => i == 0 || light != stations[i - 1]).ToArray();
        return way.Length == 1 ? $"is {way[0]}" : $"goes from {way[0]} to {string.Join(" to ", way[1..])}";
    }

    /// <summary>Where the excitement goes: thirds of the clip against one another.</summary>
    private static string Arc(ImmutableArray<float> arousal)
    {
        if (arousal.Length < 30) return "";
        var third = arousal.Length / 3;
        var (opening, middle, close) = (arousal[..third].Average(), arousal[third..^third].Average(), arousal[^third..].Average());
        const float Step = 0.08f;
        if (middle > opening + Step && middle > close + Step) return ", rises to the middle and settles again";
        if (middle < opening - Step && middle < close - Step) return ", holds back in the middle and returns";
        if (close > opening + Step) return ", and grows toward the end";
        return close < opening - Step ? ", and settles toward the end" : ", and stays so throughout";
    }

    private static string Events(ImmutableArray<Moment> moments)
    {
        (MomentKind Kind, string One, string Many)[] words =
        [
            (MomentKind.Flash, "a flash", "flashes"), (MomentKind.Impact, "an impact", "impacts"), (MomentKind.Reveal, "a reveal", "reveals"),
            (MomentKind.Title, "a title", "titles"), (MomentKind.FadeIn, "a fade-in", "fade-ins"), (MomentKind.FadeOut, "a fade-out", "fade-outs"),
        ];
        // Faint ones are in the list of moments; here they would drown the others.
        var clear = moments.Where(moment => moment.Kind != MomentKind.Impact || moment.Strength >= ClearImpact).ToArray();
        var seen = words.Select(word => (word, Times: clear.Where(moment => moment.Kind == word.Kind).Select(moment => moment.Seconds).ToArray()))
            .Where(entry => entry.Times.Length > 0)
            .Select(entry => entry.Times.Length switch
            {
                1 => $"{entry.word.One} at {entry.Times[0]:0.0} s",
                <= 4 => $"{entry.word.Many} at {string.Join(", ", entry.Times.Select(time => $"{time:0.0}"))} s",
                var count => $"{count} {entry.word.Many}",
            }).ToArray();
        return seen.Length == 0 ? "" : $"Seen on the way: {string.Join(", ", seen)}.";
    }
}
