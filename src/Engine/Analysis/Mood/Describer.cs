using System.Collections.Immutable;

namespace Cuewright.Engine.Analysis.Mood;

/// <summary>What was seen, in the words a composer would be given. Every word follows from a number.</summary>
internal static class Describer
{
    private const double ClearImpact = 0.2;

    public static string Describe(double durationSeconds, ImmutableArray<Shot> shots, ImmutableArray<Moment> moments, PictureCurves curves,
        double arousal, double valence)
    {
        string[] sentences =
        [
            Pace(durationSeconds, shots),
            $"The light {LightOverTime(curves.Brightness)}, the colour is {Colour(curves.Saturation.Average(), curves.Warmth.Average())}.",
            $"{Movement(curves.Motion.Average())}; {Camera(curves.Camera.Average())}.",
            $"It feels {Mood(arousal, valence)}{Arc(curves.Arousal)}.",
            Events(moments),
        ];
        return string.Join(" ", sentences.Where(sentence => sentence.Length > 0));
    }

    private static string Pace(double seconds, ImmutableArray<Shot> shots)
    {
        var mean = seconds / shots.Length;
        var pace = mean switch { < 1.2 => "frantic", < 2.5 => "quick", < 5 => "steady", < 10 => "unhurried", _ => "slow" };
        return shots.Length == 1
            ? $"One unbroken shot of {seconds:0.#} seconds."
            : $"{shots.Length} shots in {seconds:0.#} seconds, cut at a {pace} pace ({mean:0.#} seconds each on average).";
    }

    /// <summary>One word, or the way from the opening quarter over the middle to the closing one.</summary>
    private static string LightOverTime(ImmutableArray<float> brightness)
    {
        var quarter = Math.Max(1, brightness.Length / 4);
        string[] stations =
        [
            Light(brightness[..quarter].Average()), Light((brightness.Length > 2 ? brightness[quarter..^quarter] : brightness).Average()),
            Light(brightness[^quarter..].Average()),
        ];
        var way = stations.Where((light, i) => i == 0 || light != stations[i - 1]).ToArray();
        return way.Length == 1 ? $"is {way[0]}" : $"goes from {way[0]} to {string.Join(" to ", way[1..])}";
    }

    private static string Light(float brightness) =>
        brightness switch { < 0.08f => "nearly black", < 0.25f => "dark", < 0.42f => "subdued", < 0.62f => "even", _ => "bright" };

    private static string Colour(float saturation, float warmth)
    {
        var strength = saturation switch { < 0.1f => "almost grey", < 0.28f => "muted", < 0.5f => "full", _ => "vivid" };
        var tint = warmth switch { < -0.12f => " and cold", > 0.12f => " and warm", _ => "" };
        return strength + tint;
    }

    private static string Movement(float motion) =>
        motion switch { < 0.04f => "Hardly anything moves", < 0.18f => "There is little movement", < 0.4f => "There is lively movement", _ => "There is violent movement" };

    private static string Camera(float camera) =>
        camera switch { < 0.03f => "the camera rests", < 0.2f => "the camera drifts", < 0.45f => "the camera travels", _ => "the camera is restless" };

    private static string Mood(double arousal, double valence) => (arousal, valence) switch
    {
        ( < 0.3, < 0.38) => "sombre and still",
        ( < 0.3, < 0.58) => "calm and reflective",
        ( < 0.3, _) => "serene",
        ( < 0.5, < 0.38) => "brooding",
        ( < 0.5, < 0.58) => "attentive, neither glad nor sad",
        ( < 0.5, _) => "warm and friendly",
        (_, < 0.38) => "tense",
        (_, < 0.58) => "driven",
        _ => "elated",
    };

    /// <summary>Where the excitement goes: thirds of the clip against one another.</summary>
    private static string Arc(ImmutableArray<float> arousal)
    {
        if (arousal.Length < 30) return "";
        var third = arousal.Length / 3;
        var (opening, middle, close) = (arousal[..third].Average(), arousal[third..^third].Average(), arousal[^third..].Average());
        const float Step = 0.06f;
        if (middle > opening + Step && middle > close + Step) return ", rises to the middle and settles again";
        if (middle < opening - Step && middle < close - Step) return ", draws back in the middle and returns";
        if (close > opening + Step) return ", and builds toward the end";
        return close < opening - Step ? ", and calms down toward the end" : ", and stays so throughout";
    }

    private static string Events(ImmutableArray<Moment> moments)
    {
        (MomentKind Kind, string One, string Many)[] words =
        [
            (MomentKind.Flash, "a flash", "flashes"), (MomentKind.Impact, "an impact", "impacts"), (MomentKind.Reveal, "a reveal", "reveals"),
            (MomentKind.FadeIn, "a fade-in", "fade-ins"), (MomentKind.FadeOut, "a fade-out", "fade-outs"),
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
