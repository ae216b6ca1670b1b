using Cuewright.Engine.Analysis;
using Cuewright.Engine.Briefing.Prompts;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Briefing;

/// <summary>Calm 0 to excited 1, sombre 0 to bright 1.</summary>
internal readonly record struct Feeling(double Arousal, double Valence)
{
    /// <summary>Where nothing says how it should feel, each seed has its own idea within these bounds.</summary>
    private static readonly MoodArea Open = new(new Band(0.25, 0.7), new Band(0.3, 0.8));

    /// <summary>How far from the middle of a style's moods its pieces lie, as a share of the area: its edges are for who asks for them.</summary>
    private const double Wandering = 0.5;

    /// <summary>What the picture feels like, moved toward what the words say as far as their influence reaches.</summary>
    public static Feeling Of(ClipAnalysis? clip, PromptReading words, double influence, Seed seed)
    {
        var chance = seed.For("feeling").Begin();
        var (arousal, valence) = (Within(Open.Arousal, chance, 1), Within(Open.Valence, chance, 1));
        // Without a picture the words are all there is.
        var reach = clip is null ? 1 : influence;
        return new Feeling(
            Toward(clip?.Arousal ?? arousal, Said(words.Arousal), reach),
            Toward(clip?.Valence ?? valence, Said(words.Valence), reach));
    }

    /// <summary>Of what the words leave open, a style that was called for brings its own feeling, as far as it may.</summary>
    public Feeling AtHome(StyleHead style, PromptReading words, double reach, Seed seed)
    {
        var chance = seed.For("feeling at home").Begin();
        var (arousal, valence) = (Within(style.Mood.Arousal, chance, Wandering), Within(style.Mood.Valence, chance, Wandering));
        return new Feeling(
            Toward(Arousal, words.Arousal is null ? arousal : null, reach),
            Toward(Valence, words.Valence is null ? valence : null, reach));
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

    private static double? Said(double? word) => word is { } said ? 0.5 + (0.5 * said) : null;

    private static double Within(Band band, Chance chance, double share) => band.Low + ((band.High - band.Low) * (0.5 + (share * (chance.Next() - 0.5))));

    private static double Toward(double from, double? to, double reach) => to is { } goal ? Math.Clamp(from + ((goal - from) * reach), 0, 1) : from;
}
