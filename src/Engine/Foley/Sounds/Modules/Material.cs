using System.Collections.Frozen;
using System.Collections.Immutable;
using Cuewright.Engine.Data;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>What a thing is made of: how soon it swallows what rings in it.</summary>
internal sealed record Material
{
    private static readonly Lazy<FrozenDictionary<string, Material>> Known =
        new(() => DataFile.Read<ImmutableArray<Material>>("substances.yaml").ToFrozenDictionary(material => material.Name, StringComparer.Ordinal));

    public required string Name { get; init; }

    /// <summary>Loss factor: the share of its energy that a swing loses, over 2π. High modes die sooner by it.</summary>
    public required double Loss { get; init; }

    /// <summary>Time constants a second that every mode loses to what holds it and to the air.</summary>
    public required double Drain { get; init; }

    public static Material Find(string name) => Known.Value.TryGetValue(name, out var material) ? material : throw new ArgumentException($"No material '{name}'.");

    /// <summary>Until a mode has fallen by 60 dB.</summary>
    public double Seconds(double hertz) => ModeBank.SixtyDb / ((Math.PI * Loss * hertz) + Drain);
}
