using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Data;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Composing.Titles;

/// <summary>Gives a piece a name of two or three words, from the mood's lexicon and the style's nouns.</summary>
internal static class TitleMaker
{
    private static readonly Lazy<ImmutableArray<MoodWords>> Lexicon = new(() => DataFile.Read<ImmutableArray<MoodWords>>("titles.yaml"));

    /// <summary>How far beside its usual valence a style may be played and still lend its nouns.</summary>
    private const double FarFromHome = 0.12;

    public static MoodWords Mood(Brief brief) =>
        Lexicon.Value.MinBy(words => words.Mood.Arousal.Miss(brief.Arousal) + words.Mood.Valence.Miss(brief.Valence))!;

    /// <param name="brief">What was wanted.</param>
    /// <param name="style">In which style.</param>
    /// <param name="direction">Takes go on to the next words, so that no two have one title.</param>
    /// <param name="asked">The instrument in front, if it was asked for: some titles name it.</param>
    public static string Title(Brief brief, Style style, Direction direction, string? asked)
    {
        var words = Mood(brief);
        var chance = direction.Chance($"title {style.Name}");
        // A style far from its usual mood has no word for it: a merry style in mourning is not called by its merry things.
        var noun = direction.Choose($"noun {style.Name}", style.Mood.Valence.Miss(brief.Valence) > FarFromHome ? words.Nouns : style.Nouns.AddRange(words.Nouns));
        var pieces = noun.Split(' ');
        if (asked is not null && pieces.Length == 1 && chance.Next(4) == 0) return $"{noun} for {Capitals(asked)}";
        return pieces.Length == 1 && chance.Next(3) == 0
            ? $"{noun} {chance.Pick(words.Endings)}"
            : $"{chance.Pick(words.Adjectives.RemoveAll(pieces.Contains))} {noun}";
    }

    private static string Capitals(string name) => string.Join(' ', name.Split(' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}

/// <summary>Words of a corner of the field of moods. The name completes "a … piece".</summary>
internal sealed record MoodWords(
    string Name, MoodArea Mood, ImmutableArray<string> Adjectives, ImmutableArray<string> Nouns, ImmutableArray<string> Endings);
