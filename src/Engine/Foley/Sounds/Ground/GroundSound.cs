using System.Collections.Immutable;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Ground;

/// <summary>Ground that shakes, slides or pours: its rumble, and its stones and grains.</summary>
internal sealed record GroundSound : NamedSound
{
    public ImmutableArray<NoiseOptions> Noises { get; init; } = [];

    public ImmutableArray<CrackleOptions> Pieces { get; init; } = [];

    /// <summary>It is shaken so often a second, and by so much.</summary>
    public double ShakesHz { get; init; } = 4;

    public double ShakesDb { get; init; }

    public double RiseSeconds { get; init; } = 0.3;

    public double FallSeconds { get; init; } = 0.8;

    public override ISounding Begin(Manner manner, double seconds, Chance chance) => new GroundSounding(this, manner, seconds, chance);
}
