using Cuewright.Engine.Briefing.Prompts;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Briefing;

/// <summary>How fast: as asked, else the style's tempo moved by the mood, and by chance a little. Takes lie apart.</summary>
internal static class TempoChoice
{
    /// <summary>How far the solver may look around a tempo that nobody asked for.</summary>
    private const double Freedom = 0.12;

    /// <summary>Where nothing has to be met there is no need; and further takes keep to their places, or they would all end where the picture is met best.</summary>
    private const double TakeFreedom = 0.05;

    /// <summary>A number in a prompt is meant within a hair, so that hits can still be met.</summary>
    private const double SaidFreedom = 0.01;

    /// <summary>Beyond its range by so much a style is still itself.</summary>
    private const double Stretch = 0.1;

    /// <summary>Two tempos this far apart are heard as two.</summary>
    private const double Apart = 1.09;

    /// <summary>One seed is not as fast as another: by this share of the style's range.</summary>
    private const double Wandering = 0.6;

    /// <param name="wishes">What was asked.</param>
    /// <param name="words">What the words say.</param>
    /// <param name="style">What is played.</param>
    /// <param name="feeling">How it feels.</param>
    /// <param name="meets">Whether there are moments to meet, for which a tempo may have to give way a little.</param>
    /// <param name="seed">The job's seed.</param>
    /// <param name="take">Each lies apart from those before.</param>
    public static (TempoWish Wish, Decision Decision) Choose(Wishes wishes, PromptReading words, Style style, Feeling feeling, bool meets, Seed seed, int take)
    {
        if (wishes.Bpm is { } fixedBpm)
        {
            return (new TempoWish(fixedBpm, fixedBpm, fixedBpm, Fixed: true), new Decision("tempo", $"{fixedBpm:0.##} bpm", "it was fixed; it does not bend to meet the picture"));
        }

        if (words.Tempo is { IsNumber: true, Bpm: var said } number)
        {
            if (!meets && number.LowBpm == number.HighBpm) return (new TempoWish(said, said, said, Fixed: true), new Decision("tempo", $"{said:0.##} bpm", "the words say so"));
            var wished = new TempoWish(said, Math.Min(number.LowBpm, said * (1 - SaidFreedom)), Math.Max(number.HighBpm, said * (1 + SaidFreedom)), Fixed: false);
            return (wished, new Decision("tempo", $"about {said:0} bpm", "the words say so"));
        }

        var range = Range(words.Tempo, style.Tempo);
        var drawn = seed.For("tempo").Begin().Next() - 0.5;
        var first = Math.Clamp(Middle(words.Tempo, feeling, style.Mood.Arousal, range) + (Wandering * drawn * (range.High - range.Low)), range.Low, range.High);
        var wish = OfTake(first, range.Low, range.High, take);
        var freedom = meets && take == 0 ? Freedom : TakeFreedom;
        var because = words.Tempo is null ? $"{style.Title} moves so when the mood is {feeling.InWords()}" : "the words say how fast";
        return (new TempoWish(wish, wish * (1 - freedom), wish * (1 + freedom), Fixed: false), new Decision("tempo", $"about {wish:0} bpm", because));
    }

    /// <summary>What is said, as far as the style bears it; else the style's own range.</summary>
    private static TempoRange Range(SaidTempo? word, TempoRange style)
    {
        if (word is null) return style;
        var (least, most) = (style.Low * (1 - Stretch), style.High * (1 + Stretch));
        return new TempoRange(Math.Clamp(word.LowBpm, least, most), Math.Clamp(word.Bpm, least, most), Math.Clamp(word.HighBpm, least, most), style.Bend);
    }

    private static double Middle(SaidTempo? word, Feeling feeling, Band home, TempoRange range) =>
        word is null ? MovedBy(feeling.Arousal, (home.Low + home.High) / 2, range) : range.Usual;

    /// <summary>The usual tempo belongs to the usual mood. The whole range is used: an utterly calm picture stands at its lower end, the wildest at the upper.</summary>
    private static double MovedBy(double arousal, double home, TempoRange range) =>
        arousal < home
            ? range.Usual + ((range.Low - range.Usual) * (home - arousal) / home)
            : range.Usual + ((range.High - range.Usual) * (arousal - home) / (1 - home));

    /// <summary>Each take goes to the nearest tempo that lies apart from those before; where there is no room, as far from them as it can.</summary>
    private static double OfTake(double first, double low, double high, int take)
    {
        var taken = new List<double> { first };
        var places = Enumerable.Range(0, 61).Select(i => low * (1 - (Stretch / 2)) * Math.Pow(high * (1 + (Stretch / 2)) / (low * (1 - (Stretch / 2))), i / 60.0)).ToArray();
        while (taken.Count <= take)
        {
            var free = places.Where(place => taken.TrueForAll(other => Distance(place, other) >= Apart)).ToArray();
            taken.Add(free.Length > 0
                ? free.MinBy(place => Distance(place, first))
                : places.MaxBy(place => taken.Min(other => Distance(place, other))));
        }

        return taken[take];
    }

    private static double Distance(double one, double other) => Math.Max(one / other, other / one);
}
