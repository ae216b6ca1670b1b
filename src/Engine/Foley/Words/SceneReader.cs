using System.Collections.Immutable;
using Cuewright.Engine.Foley.Scenes;
using Cuewright.Engine.Foley.Sounds;

namespace Cuewright.Engine.Foley.Words;

/// <summary>A scene as it was asked for: by itself it is all that is heard, behind what is named it is a soft bed.</summary>
internal static class SceneReader
{
    /// <summary>So much softer than what is named does a scene stand behind it.</summary>
    private const double BehindDb = -9;

    private const double Calm = 0.5;
    private const double Least = 0.3;
    private const double Most = 2.5;

    private static readonly string[] NightWords = [.. new[] { "night", "midnight", "nighttime", "nocturnal" }.Select(Stems.Of)];
    private static readonly string[] DayWords = [.. new[] { "day", "noon", "afternoon", "daytime", "sunny" }.Select(Stems.Of)];

    /// <summary>A scene that was named and nothing else in its clause.</summary>
    public static ImmutableArray<WantedSound> Alone(Clause clause, Whereabouts where) => Known(where, clause, clause.Tokens);

    /// <summary>What goes on around that which was named.</summary>
    public static ImmutableArray<WantedSound> Behind(Clause clause, Whereabouts where) =>
    [
        .. Known(where, clause, clause.Tokens.GetRange(where.From, where.To - where.From))
            .Where(sound => sound.PerMinute is null && SoundLibrary.Find(sound.Sound).Kind == SoundKind.Bed).Select(sound => sound with { LevelDb = sound.LevelDb + BehindDb }),
    ];

    private static ImmutableArray<WantedSound> Known(Whereabouts where, Clause clause, List<Token> describing)
    {
        var modifiers = describing.Select(token => token.Modifier).OfType<Modifier>().ToArray();
        var stems = clause.Tokens.Select(token => token.Stem).ToHashSet();
        var density = modifiers.Aggregate(1.0, (all, modifier) => all * (modifier.Density ?? (modifier.LevelDb < 0 || modifier.Force < 0.5 ? Calm : 1)));
        var manner = new SceneManner
        {
            Density = Math.Clamp(density, Least, Most),
            Distance = modifiers.Select(modifier => modifier.Distance ?? 1).DefaultIfEmpty(1).Max(),
            Night = NightWords.Any(stems.Contains) ? true : DayWords.Any(stems.Contains) ? false : null,
            Rainy = clause.Tokens.Exists(token => token.Text is "rainy" or "raining"),
        };
        return [.. SceneLibrary.Expand(SceneLibrary.Find(where.Name), clause.Written, manner).Where(sound => SoundLibrary.Has(sound.Sound))];
    }
}
