using Cuewright.Engine.Analysis;
using Cuewright.Engine.Briefing.Prompts;

namespace Cuewright.Engine.Briefing;

/// <summary>Calm 0 to excited 1, sombre 0 to bright 1.</summary>
internal readonly record struct Feeling(double Arousal, double Valence)
{
    /// <summary>What the picture feels like, moved toward what the words say as far as their influence reaches.</summary>
    public static Feeling Of(ClipAnalysis? clip, PromptReading words, double influence)
    {
        // Without a picture the words are all there is.
        var reach = clip is null ? 1 : influence;
        return new Feeling(
            Blend(clip?.Arousal ?? 0.5, words.Arousal, reach),
            Blend(clip?.Valence ?? 0.55, words.Valence, reach));
    }

    /// <summary>In plain words, for the report.</summary>
    public string InWords() => (Arousal, Valence) switch
    {
        ( < 0.4, < 0.4) => "calm and sombre",
        ( < 0.4, > 0.6) => "calm and bright",
        ( < 0.4, _) => "calm",
        ( > 0.65, < 0.4) => "tense and dark",
        ( > 0.65, > 0.6) => "lively and bright",
        ( > 0.65, _) => "lively",
        (_, < 0.4) => "sombre",
        (_, > 0.6) => "bright",
        _ => "balanced",
    };

    private static double Blend(double picture, double? word, double reach) =>
        word is { } said ? Math.Clamp(picture + (((0.5 + (0.5 * said)) - picture) * reach), 0, 1) : picture;
}
