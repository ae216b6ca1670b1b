using System.Collections.Frozen;
using System.Collections.Immutable;
using Cuewright.Engine.Data;

namespace Cuewright.Engine.Foley.Words;

/// <summary>What a word may stand for besides itself: others that mean the same, and what a thing is made of.</summary>
internal sealed class Kinship
{
    private const double SameMeaning = 0.85;
    private const double Material = 0.8;

    private static readonly Lazy<Kinship> Shared = new(() => new Kinship());

    private readonly FrozenDictionary<string, (string Stem, double Weight)[]> _kin;
    private readonly FrozenSet<string> _materials;

    private Kinship()
    {
        var kin = new List<(string Of, string Stem, double Weight)>();
        foreach (var ring in DataFile.Read<ImmutableArray<ImmutableArray<string>>>("same-words.yaml").Select(ring => ring.Select(Stems.Of).Distinct().ToArray()))
        {
            kin.AddRange(ring.SelectMany(one => ring.Where(other => other != one).Select(other => (one, other, SameMeaning))));
        }

        var materials = DataFile.Read<Dictionary<string, ImmutableArray<string>>>("material-words.yaml");
        foreach (var (material, things) in materials) kin.AddRange(things.Select(thing => (Stems.Of(thing), Stems.Of(material), Material)));
        _kin = kin.GroupBy(pair => pair.Of).ToFrozenDictionary(group => group.Key, group => group.Select(pair => (pair.Stem, pair.Weight)).Distinct().ToArray());
        _materials = materials.Keys.Select(Stems.Of).ToFrozenSet();
    }

    public static Kinship Known => Shared.Value;

    public bool Has(string stem) => _kin.ContainsKey(stem) || _materials.Contains(stem);

    public bool IsMaterial(string stem) => _materials.Contains(stem);

    public ReadOnlySpan<(string Stem, double Weight)> Of(string stem) => _kin.TryGetValue(stem, out var kin) ? kin : [];
}
