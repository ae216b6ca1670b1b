using System.Collections.Frozen;
using System.Collections.Immutable;
using Cuewright.Engine.Data;
using Cuewright.Engine.Dsp;

namespace Cuewright.Engine.Foley.Playing;

/// <summary>A space in which things happen: what its walls, streets or trees give back.</summary>
internal sealed record Place
{
    private static readonly Lazy<FrozenDictionary<string, Place>> Known = new(
        () => DataFile.Read<ImmutableArray<Place>>("places.yaml").ToFrozenDictionary(place => place.Name, StringComparer.OrdinalIgnoreCase));

    public required string Name { get; init; }

    /// <summary>How people call it: "in a church".</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>What the space gives back of a sound at its usual distance.</summary>
    public required double WetDb { get; init; }

    public required ReverbOptions Reverb { get; init; }

    /// <summary>Of what happens in it, all above this is taken away: under water, behind a wall.</summary>
    public double? MuffledHz { get; init; }

    public static IEnumerable<Place> All => Known.Value.Values.OrderBy(place => place.Name, StringComparer.Ordinal);

    public static Place Find(string name) => Known.Value.TryGetValue(name, out var place) ? place : throw new ArgumentException($"No place '{name}'.");
}
