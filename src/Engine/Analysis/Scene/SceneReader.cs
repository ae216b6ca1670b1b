using System.Collections.Immutable;

namespace Cuewright.Engine.Analysis.Scene;

/// <summary>
/// What is pictured, said only where it is sure: in a shot when its looks agree, of the clip when it holds for a good part of
/// the time. To be silent is better than to be wrong, since the music follows.
/// </summary>
internal static class SceneReader
{
    /// <summary>What is less sure than this is not said.</summary>
    private const double Sure = 0.55;

    /// <summary>Part of the clip's time that must show a thing for the clip to be said to.</summary>
    private const double GoodPart = 0.2;

    /// <summary>Fewer looks make no word; what is told by its movement needs more.</summary>
    private const int FewestLooks = 2;
    private const int FewestMoving = 4;

    private const double DaylightLevels = 80;

    /// <summary>The words of one shot.</summary>
    public static ImmutableArray<SceneWord> OfShot(IReadOnlyList<SceneSigns> looks)
    {
        if (looks.Count < FewestLooks) return [];
        // What moves is compared over the cut in the first look.
        SceneSigns[] moving = looks.Count > FewestMoving ? [.. looks.Skip(1)] : [];
        var sky = Middle(looks.Select(look => look.Sky));
        var vegetation = Middle(looks.Select(look => look.Vegetation));
        var snow = Middle(looks.Select(look => look.Snow));
        var night = Middle(looks.Select(look => look.Night));
        var city = Middle(looks.Select(look => look.CityLights));
        var water = Middle(moving.Select(look => look.Water ?? 0));
        var fire = Middle(moving.Select(look => look.Fire ?? 0));
        var rain = Middle(moving.Select(look => look.Rain ?? 0));
        var snowfall = Middle(moving.Select(look => look.Snowfall ?? 0));
        var stirring = moving.Select(look => look.Figure).OfType<double>().ToArray();
        // A body in motion is not always whole in its patch: not quite half of the looks are enough.
        var people = stirring.Length < FewestMoving ? 0 : Upper(stirring, 0.55);
        var outdoors = new[] { sky, vegetation, snow, city, 0.9 * water }.Max();
        var isLight = looks.Average(look => look.Light) > DaylightLevels;
        (string, double)[] words =
        [
            (SceneNames.Outdoors, outdoors),
            (SceneNames.Indoors, outdoors >= 0.3 || night >= 0.3 ? 0 : Middle(looks.Select(look => look.Room))),
            (SceneNames.Day, isLight ? new[] { sky, vegetation, snow }.Max() : 0),
            (SceneNames.Night, night),
            (SceneNames.Sky, sky),
            (SceneNames.Water, water),
            (SceneNames.Vegetation, vegetation),
            (SceneNames.Snow, snow),
            (SceneNames.Rain, rain),
            (SceneNames.Snowfall, snowfall),
            (SceneNames.Fire, fire),
            (SceneNames.CityLights, city),
            (SceneNames.People, people),
        ];
        return [.. words.Where(word => word.Item2 >= Sure).Select(word => new SceneWord(word.Item1, Math.Round(word.Item2, 2)))];
    }

    /// <summary>The words of the clip, from those of its shots: as sure as they are on average, where there are enough of them.</summary>
    public static ImmutableArray<SceneWord> OfClip(ImmutableArray<Shot> shots)
    {
        var whole = shots.Sum(Seconds);
        return
        [
            .. SceneNames.All.Select(name =>
                {
                    var showing = shots.Where(shot => shot.Scene.Any(word => word.Name == name)).ToArray();
                    var seconds = showing.Sum(Seconds);
                    return (Part: seconds / whole, Word: new SceneWord(name, Math.Round(showing.Sum(shot => Seconds(shot) * shot.Scene.First(word => word.Name == name).Confidence) / Math.Max(1e-9, seconds), 2)));
                })
                .Where(found => found.Part >= GoodPart)
                .OrderByDescending(found => found.Part * found.Word.Confidence)
                .Select(found => found.Word),
        ];
    }

    private static double Seconds(Shot shot) => shot.EndSeconds - shot.StartSeconds;

    private static double Middle(IEnumerable<double> values) => Upper(values, 0.5);

    private static double Upper(IEnumerable<double> values, double part)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : sorted[(int)(part * (sorted.Length - 1))];
    }
}
