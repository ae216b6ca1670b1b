using System.Collections.Frozen;
using System.Collections.Immutable;
using Cuewright.Engine.Data;
using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Words;

namespace Cuewright.Engine.Foley.Scenes;

/// <summary>All scenes, and what each asks to be heard.</summary>
internal static class SceneLibrary
{
    /// <summary>What is added where it rains, outside and under a roof.</summary>
    private const string Rain = "rain";
    private const string RainOutside = "rain on a window";

    /// <summary>Rain keeps people, birds and insects at home.</summary>
    private const double InRain = 0.5;

    /// <summary>Twice as many are so much louder together.</summary>
    private const double DbPerDoubling = 2;

    private static readonly Lazy<FrozenDictionary<string, Scene>> Known = new(
        () => DataFile.Read<ImmutableArray<Scene>>("soundscapes.yaml").ToFrozenDictionary(scene => scene.Name, StringComparer.OrdinalIgnoreCase));

    public static IEnumerable<Scene> All => Known.Value.Values.OrderBy(scene => scene.Name, StringComparer.Ordinal);

    public static Scene Find(string name) => Known.Value.TryGetValue(name, out var scene) ? scene : throw new ArgumentException($"No scene '{name}'.");

    /// <summary>What is heard in it: what goes on, and what happens by chance from several places.</summary>
    /// <param name="scene">Where it is.</param>
    /// <param name="said">The words that asked for it.</param>
    /// <param name="manner">How busy, how far, at what time.</param>
    public static ImmutableArray<WantedSound> Expand(Scene scene, string said, SceneManner? manner = null)
    {
        manner ??= SceneManner.Usual;
        var night = manner.Night ?? scene.Night;
        var beds = scene.Beds.Where(bed => Belongs(bed.When, night)).Select(bed => Wanted(bed, said, manner));
        if (manner.Rainy && !scene.Beds.Any(bed => bed.Sound.Contains("rain", StringComparison.Ordinal)))
        {
            beds = beds.Prepend(Wanted(new SceneBed { Sound = scene.Indoors ? RainOutside : Rain }, said, SceneManner.Usual));
        }

        var often = manner.Density * (manner.Rainy && !scene.Indoors ? InRain : 1);
        return [.. beds, .. scene.Events.Where(happens => Belongs(happens.When, night)).SelectMany(happens => Spots(happens, said, manner, often))];
    }

    private static bool Belongs(SceneTime when, bool night) => when == SceneTime.Always || (when == SceneTime.Night) == night;

    private static WantedSound Wanted(SceneBed bed, string said, SceneManner manner) => new()
    {
        Sound = bed.Sound,
        Said = said,
        Manner = new Manner { Force = bed.Force, Density = bed.Density * manner.Density },
        Placing = new Placing { Pan = bed.Pan, Distance = bed.Distance * manner.Distance },
        LevelDb = bed.LevelDb + (DbPerDoubling * Math.Log2(manner.Density)),
        GoesOn = true,
    };

    /// <summary>From left to right in turns, and from near to far: each spot has a place of its own.</summary>
    private static IEnumerable<WantedSound> Spots(SceneEvent happens, string said, SceneManner manner, double often)
    {
        for (var spot = 0; spot < happens.Spots; spot++)
        {
            var share = (spot + 0.5) / happens.Spots;
            var side = ((share * 2) + (spot % 2 * 0.5)) % 1;
            yield return new WantedSound
            {
                Sound = happens.Sound,
                Said = said,
                Manner = new Manner { Force = happens.Force },
                Placing = new Placing
                {
                    Pan = happens.Pan.From + ((happens.Pan.To - happens.Pan.From) * side),
                    Distance = happens.Distance.From * Math.Pow(happens.Distance.To / happens.Distance.From, share) * manner.Distance,
                },
                PerMinute = happens.PerMinute * often / happens.Spots,
                LevelDb = happens.LevelDb,
            };
        }
    }
}
