using Cuewright.Engine.Briefing.Prompts;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Briefing;

/// <summary>How fast: as asked, else the style's tempo moved by the mood. Takes lie apart.</summary>
internal static class TempoChoice
{
    /// <summary>How far the solver may look around a tempo that nobody asked for.</summary>
    private const double Freedom = 0.12;

    /// <summary>A number in a prompt is meant within a hair, so that hits can still be met.</summary>
    private const double SaidFreedom = 0.01;

    private static readonly double[] TakeShift = [1, 1.12, 0.9, 1.22, 0.82];

    public static (TempoWish Wish, Decision Decision) Choose(Wishes wishes, PromptReading words, Style style, Feeling feeling, int take)
    {
        if (wishes.Bpm is { } fixedBpm)
        {
            return (new TempoWish(fixedBpm, fixedBpm, fixedBpm, Fixed: true), new Decision("tempo", $"{fixedBpm:0.##} bpm", "it was fixed; it does not bend to meet the picture"));
        }

        if (words.Tempo is { IsNumber: true, Bpm: var said } number)
        {
            var wished = new TempoWish(said, Math.Min(number.LowBpm, said * (1 - SaidFreedom)), Math.Max(number.HighBpm, said * (1 + SaidFreedom)), Fixed: false);
            return (wished, new Decision("tempo", $"about {said:0} bpm", "the words say so"));
        }

        var range = style.Tempo;
        var wish = words.Tempo is { } word
            ? word.Bpm
            : MovedBy(feeling.Arousal, range) * TakeShift[take % TakeShift.Length];
        wish = Math.Clamp(wish, range.Low * 0.9, range.High * 1.1);
        var because = words.Tempo is null ? $"{style.Title} moves so when the mood is {feeling.InWords()}" : "the words say how fast";
        return (new TempoWish(wish, wish * (1 - Freedom), wish * (1 + Freedom), Fixed: false), new Decision("tempo", $"about {wish:0} bpm", because));
    }

    /// <summary>The whole range is used: an utterly calm picture stands at its lower end, the wildest at the upper.</summary>
    private static double MovedBy(double arousal, TempoRange range) =>
        arousal < 0.5
            ? range.Usual + ((range.Low - range.Usual) * (0.5 - arousal) * 2)
            : range.Usual + ((range.High - range.Usual) * (arousal - 0.5) * 2);
}
