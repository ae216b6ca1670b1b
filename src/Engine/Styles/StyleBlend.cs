using System.Collections.Immutable;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Styles;

/// <summary>
/// Two styles played as one, as people ask for "orchestral trap": the one that lives by its beat gives drums, bass, tempo,
/// swing and mix, the other what is heard over it, harmony, tune and textures. Who gives the beat follows from what they
/// are, whichever is named first.
/// </summary>
internal static class StyleBlend
{
    /// <summary>The bend at which there is no steady beat any more.</summary>
    private const double Rubato = 0.12;

    /// <summary>Taikos and shakers drive less than a kit.</summary>
    private const double PercussionShare = 0.25;

    /// <summary>What a beat stands on counts for more than what fills it.</summary>
    private const double FootingWeight = 3;

    private static readonly string[] Footing = ["kick", "softKick", "snare", "clap"];

    /// <summary>More effects at once are noise.</summary>
    private const int MostAtOnce = 4;

    public static Style Of(Style one, Style other, Palette palette)
    {
        var (first, second) = (Beat(one, palette), Beat(other, palette));
        return first > second || (first == second && string.CompareOrdinal(one.Name, other.Name) < 0) ? Join(one, other, palette) : Join(other, one, palette);
    }

    /// <summary>How much a style lives by its beat: strokes of its drums in a bar of its louder sections, less where its tempo bends.</summary>
    internal static double Beat(Style style, Palette palette)
    {
        var strokes = style.Parts.Where(part => part.Play == Play.Drums).Sum(part =>
        {
            var patterns = part.Patterns.Where(pattern => pattern.Levels.High >= 3).DefaultIfEmpty(part.Patterns[^1]);
            return patterns.Average(Strokes) * (palette[part.Instruments[0]].IsDrumKit ? 1 : PercussionShare);
        });
        return strokes * Math.Max(0, 1 - (style.Tempo.Bend / Rubato));
    }

    private static double Strokes(PartPattern pattern) => pattern.Lanes.Sum(lane =>
        (Footing.Contains(lane.Key) ? FootingWeight : 1) * lane.Value.Bars.Average(bar => bar.Count(sign => sign is not ('.' or '-'))));

    private static Style Join(Style beat, Style song, Palette palette)
    {
        var parts = Below(beat, song).Select(part => Without(part, song.Never, palette)).Concat(Above(song, beat).Select(part => Without(part, beat.Never, palette))).ToArray();
        parts = [.. parts.Select(part => part with { Follows = Array.Exists(parts, other => other.Name == part.Follows) ? part.Follows : null })];
        var taken = parts.Select(part => part.Name).Concat(beat.Effects.Select(effect => effect.Name)).ToHashSet();
        var names = song.Effects.ToDictionary(effect => effect.Name, effect => taken.Contains(effect.Name) ? $"{song.Name} {effect.Name}" : effect.Name);
        var hits = song.Hits;
        return beat with
        {
            Name = $"{beat.Name}{StyleLibrary.And}{song.Name}",
            Title = $"{song.Title} over {beat.Title.ToLowerInvariant()}",
            Words = [],
            Mood = new MoodArea(Middle(beat.Mood.Arousal, song.Mood.Arousal), Middle(beat.Mood.Valence, song.Mood.Valence)),
            Screen = (beat.Screen + song.Screen) / 2,
            Scenes = song.Scenes,
            Modes = song.Modes,
            Harmony = song.Harmony,
            Travels = song.Travels,
            Forms = [.. beat.Forms.Union(song.Forms)],
            Colours = song.Colours,
            Lift = song.Lift,
            Parts = [.. parts],
            Effects = [.. beat.Effects, .. song.Effects.Select(effect => effect with { Name = names[effect.Name] })],
            Phrasing = song.Phrasing,
            Endings = [.. song.Endings.Union(beat.Endings)],
            Never = [.. beat.Never.Union(song.Never).Where(word => !parts.Any(part => part.Instruments.Any(name => Means(word, part, palette[name]))))],
            Hits = new HitManners
            {
                Breath = beat.Hits.Breath,
                Prepare = Both(beat.Hits.Prepare, hits.Prepare),
                Strike = Both(beat.Hits.Strike, hits.Strike),
                Accent = [.. beat.Hits.Accent, .. hits.Accent.Select(Renamed)],
                Touch = [.. beat.Hits.Touch, .. hits.Touch.Select(Renamed)],
            },
            Transitions = beat.Transitions with { Up = Both(beat.Transitions.Up, song.Transitions.Up), Down = Both(beat.Transitions.Down, song.Transitions.Down) },
            Nouns = beat.Nouns.AddRange(song.Nouns),
        };

        ImmutableArray<string> Renamed(ImmutableArray<string> way) => [.. way.Select(name => names[name])];

        // In turns, that each has its say.
        ImmutableArray<string> Both(ImmutableArray<string> ours, ImmutableArray<string> theirs) =>
            [.. Enumerable.Range(0, Math.Max(ours.Length, theirs.Length)).SelectMany(i => ours.Skip(i).Take(1).Concat(theirs.Skip(i).Take(1).Select(name => names[name]))).Distinct().Take(MostAtOnce)];
    }

    /// <summary>What carries: drums and bass of the one, or of the other where it has none.</summary>
    private static IEnumerable<PartSpec> Below(Style beat, Style song) => new[] { PartRole.Drums, PartRole.Bass }.SelectMany(role =>
        beat.Parts.Any(part => part.Role == role) ? beat.Parts.Where(part => part.Role == role) : song.Parts.Where(part => part.Role == role));

    private static IEnumerable<PartSpec> Above(Style song, Style beat)
    {
        var taken = Below(beat, song).Select(part => part.Name).Concat(beat.Effects.Select(effect => effect.Name)).ToHashSet();
        return new[] { PartRole.Harmony, PartRole.Lead, PartRole.Texture }
            .SelectMany(role => song.Parts.Any(part => part.Role == role) ? song.Parts.Where(part => part.Role == role) : beat.Parts.Where(part => part.Role == role))
            .Select(part => taken.Contains(part.Name) ? part with { Name = $"{song.Name} {part.Name}" } : part);
    }

    /// <summary>What is foreign to the other stays away where someone else can play.</summary>
    private static PartSpec Without(PartSpec part, ImmutableArray<string> never, Palette palette)
    {
        var left = part.Instruments.RemoveAll(name => never.Any(word => Means(word, part, palette[name])));
        return left.IsEmpty ? part : part with { Instruments = left };
    }

    private static bool Means(string word, PartSpec part, Instrument instrument) =>
        word == instrument.Name || word == instrument.Family || string.Equals(word, $"{part.Role}", StringComparison.OrdinalIgnoreCase);

    private static Band Middle(Band one, Band other) => new((one.Low + other.Low) / 2, (one.High + other.High) / 2);
}
