using System.Collections.Immutable;

namespace Cuewright.Engine.Analysis.Mood;

/// <summary>Single words for how a stretch of picture looks and moves. Every word follows from a number.</summary>
public static class PictureWords
{
    /// <summary>Share of the camera's movement in one direction for it to be a direction.</summary>
    private const float OneWay = 0.6f;

    /// <summary>The few words that carry the mood: "quick cutting, bright light, warm colour, lively movement".</summary>
    public static string Of(ClipAnalysis seen)
    {
        var curves = seen.Curves;
        string[] words =
        [
            seen.Shots.Length == 1 ? "one unbroken shot" : $"{Pace(seen.DurationSeconds / seen.Shots.Length)} cutting",
            $"{Light(curves.Brightness.Average())} light",
            $"{Colour(curves.Saturation.Average(), curves.Warmth.Average())} colour",
            $"{Movement(curves.Motion.Average())} movement",
        ];
        return string.Join(", ", words);
    }

    internal static string Pace(double secondsEach) =>
        secondsEach switch { < 1 => "frantic", < 2.5 => "quick", < 5 => "steady", < 10 => "unhurried", _ => "slow" };

    internal static string Light(float brightness) =>
        brightness switch { < 0.08f => "nearly black", < 0.25f => "dark", < 0.40f => "subdued", < 0.58f => "even", _ => "bright" };

    internal static string Colour(float saturation, float warmth)
    {
        var strength = saturation switch { < 0.08f => "almost no", < 0.22f => "muted", < 0.42f => "full", _ => "vivid" };
        var tint = warmth switch { < -0.12f => "cold", > 0.12f => "warm", _ => "" };
        return saturation < 0.08f ? strength : tint.Length == 0 ? strength : $"{strength} and {tint}";
    }

    internal static string Movement(float motion) =>
        motion switch { < 0.02f => "hardly any", < 0.1f => "little", < 0.3f => "steady", < 0.55f => "lively", _ => "violent" };

    /// <summary>What the camera does, as the rest of a sentence that begins with it.</summary>
    internal static string Camera(PictureCurves curves)
    {
        var speed = curves.Camera.Average();
        if (Mean(curves.Shake, Math.Abs) > 0.3f) return "is hand-held and shakes";
        if (speed < 0.05f) return "rests";
        (ImmutableArray<float> Curve, string Forth, string Back)[] ways =
            [(curves.Zoom, "moves in", "draws back"), (curves.Pan, "pans to the right", "pans to the left"), (curves.Tilt, "tilts up", "tilts down")];
        var (curve, forth, back) = ways.MaxBy(way => Mean(way.Curve, Math.Abs));
        var amount = Mean(curve, Math.Abs);
        var direction = Mean(curve, value => value);
        if (amount > 0.08f && Math.Abs(direction) > OneWay * amount) return direction > 0 ? forth : back;
        return speed switch { < 0.2f => "hardly moves", < 0.45f => "keeps moving", _ => "never rests" };
    }

    /// <summary>The name of a mood.</summary>
    internal static string Mood(double arousal, double valence) => (arousal, valence) switch
    {
        ( < 0.35, < 0.38) => "sombre and still",
        ( < 0.35, < 0.58) => "calm and thoughtful",
        ( < 0.35, _) => "calm and bright",
        ( < 0.55, < 0.38) => "uneasy",
        ( < 0.55, < 0.58) => "attentive, neither glad nor sad",
        ( < 0.55, _) => "friendly and at ease",
        (_, < 0.38) => "tense and dark",
        (_, < 0.58) => "driven and urgent",
        _ => "lively and bright",
    };

    private static float Mean(ImmutableArray<float> curve, Func<float, float> of) => curve.IsEmpty ? 0 : curve.Average(of);
}
