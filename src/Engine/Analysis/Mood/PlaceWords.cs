using System.Collections.Immutable;
using Cuewright.Engine.Analysis.Scene;

namespace Cuewright.Engine.Analysis.Mood;

/// <summary>Where it is, in a phrase: "open water under the sky, by day". Empty where nothing is sure.</summary>
internal static class PlaceWords
{
    /// <summary>How the clip begins and how it ends, when those are different places.</summary>
    public static string Sentence(ClipAnalysis seen)
    {
        var opening = Phrase([.. Known(seen.Shots).Take(1).SelectMany(shot => shot.Scene)]);
        var closing = Phrase([.. Known(seen.Shots).TakeLast(1).SelectMany(shot => shot.Scene)]);
        var whole = Phrase(seen.Scene);
        if (opening.Length > 0 && closing.Length > 0 && opening != closing && Known(seen.Shots).Count() > 1) return $"It leads from {opening} to {closing}.";
        return whole.Length == 0 ? "" : $"It shows {whole}.";
    }

    internal static string Phrase(ImmutableArray<SceneWord> scene)
    {
        bool Has(string name) => scene.Any(word => word.Name == name);
        var things = new List<string>();
        if (Has(SceneNames.CityLights)) things.Add("the lights of a city");
        if (Has(SceneNames.Snow)) things.Add("snow");
        if (Has(SceneNames.Water)) things.Add("water");
        if (Has(SceneNames.Vegetation)) things.Add("green nature");
        if (Has(SceneNames.Fire)) things.Add("a fire");
        if (Has(SceneNames.Sky)) things.Add("open sky");
        if (Has(SceneNames.Indoors)) things.Add("a room");
        if (Has(SceneNames.People)) things.Add("people");
        var list = things.Count < 2 ? string.Concat(things) : $"{string.Join(", ", things[..^1])} and {things[^1]}";
        return (list.Length, Has(SceneNames.Night)) switch
        {
            (0, true) => "the night",
            (0, false) => "",
            (_, true) => $"{list} at night",
            _ => list,
        };
    }

    private static IEnumerable<Shot> Known(ImmutableArray<Shot> shots) => shots.Where(shot => Phrase(shot.Scene).Length > 0);
}
