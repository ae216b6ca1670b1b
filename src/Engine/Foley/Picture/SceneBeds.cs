using System.Collections.Immutable;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Data;
using Cuewright.Engine.Foley.Sounds;

namespace Cuewright.Engine.Foley.Picture;

/// <summary>What goes on in a scene and is heard all the while, by what its shots show.</summary>
internal static class SceneBeds
{
    private static readonly Lazy<SceneSounds> Known = new(() => DataFile.Read<SceneSounds>("scenes.yaml"));

    public static SceneSounds Sounds => Known.Value;

    public static ImmutableArray<SeenBed> In(ClipAnalysis seen) =>
        [.. Known.Value.Beds.SelectMany(bed => Spans(seen, bed))];

    public static string? PlaceOf(ClipAnalysis seen)
    {
        var words = seen.Scene.Select(word => word.Name).ToHashSet();
        return Known.Value.Places.FirstOrDefault(place => words.IsSupersetOf(place.Shows))?.Place;
    }

    /// <summary>Neighbouring shots that show it have one bed in common: a cut does not interrupt the rain.</summary>
    private static IEnumerable<SeenBed> Spans(ClipAnalysis seen, SceneBed bed)
    {
        for (var i = 0; i < seen.Shots.Length; i++)
        {
            if (Confidence(seen, seen.Shots[i], bed) is not { } sure) continue;
            var last = i;
            while (last + 1 < seen.Shots.Length && Confidence(seen, seen.Shots[last + 1], bed) is { } next)
            {
                sure = Math.Max(sure, next);
                last++;
            }

            yield return new SeenBed
            {
                Start = seen.Shots[i].StartSeconds,
                End = seen.Shots[last].EndSeconds,
                Sound = bed.Sound,
                Confidence = sure,
                Manner = Manner.Usual with { Force = bed.Force },
                Placing = Placing.Middle with { Distance = bed.Distance },
                Levels = bed.Stirring ? Stir.Levels(seen, seen.Shots[i].StartSeconds, seen.Shots[last].EndSeconds) : [],
                Because = $"{string.Join(", ", bed.Shows)} in the picture",
            };
            i = last;
        }
    }

    private static double? Confidence(ClipAnalysis seen, Shot shot, SceneBed bed)
    {
        if (bed.Stirring && Stir.Of(seen, shot.StartSeconds, shot.EndSeconds) < Stir.Least) return null;
        var words = shot.Scene.ToDictionary(word => word.Name, word => word.Confidence);
        if (!bed.Shows.All(words.ContainsKey) || bed.Without.Any(words.ContainsKey)) return null;
        return bed.Shows.Min(name => words[name]);
    }
}

/// <summary>What scenes.yaml says.</summary>
internal sealed record SceneSounds
{
    public required ImmutableArray<SceneBed> Beds { get; init; }

    public required ImmutableArray<ScenePlace> Places { get; init; }
}

/// <summary>What is heard where these words are said of a shot, and none of those.</summary>
internal sealed record SceneBed
{
    public required string Sound { get; init; }

    public required ImmutableArray<string> Shows { get; init; }

    public ImmutableArray<string> Without { get; init; } = [];

    public double Force { get; init; } = 0.6;

    public double Distance { get; init; } = 1;

    public bool Stirring { get; init; }
}

internal sealed record ScenePlace(string Place, ImmutableArray<string> Shows);
