using System.Collections.Frozen;
using Cuewright.Engine.Foley.Sounds;

namespace Cuewright.Engine.Foley.Words;

/// <summary>What must not be heard.</summary>
/// <param name="Sounds">Names of the library.</param>
/// <param name="Music">Nor music.</param>
internal sealed record Forbidden(FrozenSet<string> Sounds, bool Music)
{
    public static Forbidden Nothing { get; } = new([], false);

    public bool Allows(NamedSound sound) => !Sounds.Contains(sound.Name);

    public Forbidden And(Forbidden other) => new(Sounds.Union(other.Sounds, StringComparer.OrdinalIgnoreCase).ToFrozenSet(StringComparer.OrdinalIgnoreCase), Music || other.Music);
}
