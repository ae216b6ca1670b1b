using System.Collections.Frozen;
using System.Collections.Immutable;
using Cuewright.Engine.Data;
using Cuewright.Engine.Foley.Sounds;

namespace Cuewright.Engine.Foley.Planning;

/// <summary>Where things are usually heard.</summary>
internal static class UsualPlace
{
    private const string Otherwise = "room";

    public static IReadOnlyDictionary<string, ImmutableArray<string>> Table { get; } = DataFile.Read<Dictionary<string, ImmutableArray<string>>>("usual-places.yaml");

    private static readonly Lazy<FrozenDictionary<string, string>> ByFamily = new(() =>
        Table.SelectMany(row => row.Value.Select(family => (family, place: row.Key))).ToFrozenDictionary(pair => pair.family, pair => pair.place));

    /// <summary>Of several sounds: where the first of them is heard that has a place.</summary>
    public static string Of(IEnumerable<string> sounds) =>
        sounds.Select(sound => ByFamily.Value.GetValueOrDefault(SoundLibrary.Find(sound).Family)).FirstOrDefault(place => place is not null) ?? Otherwise;
}
