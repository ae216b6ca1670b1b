using System.Collections.Immutable;

namespace Cuewright.Engine.Analysis.Scene;

/// <summary>The words there are for what is pictured. The files of the styles say which suit them.</summary>
internal static class SceneNames
{
    public const string Outdoors = "outdoors";
    public const string Indoors = "indoors";
    public const string Day = "day";
    public const string Night = "night";
    public const string Sky = "sky";
    public const string Water = "water";
    public const string Vegetation = "vegetation";
    public const string Snow = "snow";
    public const string Rain = "rain";
    public const string Snowfall = "snowfall";
    public const string Fire = "fire";
    public const string CityLights = "city lights";
    public const string People = "people";

    public static ImmutableArray<string> All { get; } =
        [Outdoors, Indoors, Day, Night, Sky, Water, Vegetation, Snow, Rain, Snowfall, Fire, CityLights, People];
}
