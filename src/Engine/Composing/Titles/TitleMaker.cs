using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Data;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Composing.Titles;

/// <summary>Gives a piece a name of two or three words, from the mood's lexicon and the style's nouns.</summary>
internal static class TitleMaker
{
    private static readonly Lazy<ImmutableArray<MoodWords>> Lexicon = new(() => DataFile.Read<ImmutableArray<MoodWords>>("titles.yaml"));

    public static MoodWords Mood(Brief brief) =>
        Lexicon.Value.MinBy(words => words.Mood.Arousal.Miss(brief.Arousal) + words.Mood.Valence.Miss(brief.Valence))!;

    public static string Title(Brief brief, Style style, Direction direction)
    {
        var words = Mood(brief);
        var chance = direction.Chance($"title {style.Name}");
        var noun = chance.Pick(style.Nouns.AddRange(words.Nouns));
        return chance.Next(3) switch
        {
            0 => $"{noun} {chance.Pick(words.Endings)}",
            _ => $"{chance.Pick(words.Adjectives)} {noun}",
        };
    }
}

/// <summary>Words of a corner of the field of moods. The name completes "a … piece".</summary>
internal sealed record MoodWords(
    string Name, MoodArea Mood, ImmutableArray<string> Adjectives, ImmutableArray<string> Nouns, ImmutableArray<string> Endings);
