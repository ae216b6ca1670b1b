using System.Collections.Immutable;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Fire;

/// <summary>Something that burns: flames that flicker and roar, and what bursts in them.</summary>
internal sealed record FireSound : NamedSound
{
    public ImmutableArray<NoiseOptions> Flames { get; init; } = [];

    /// <summary>Flames are torn off so often; a larger fire does so more slowly.</summary>
    public double FlickerHz { get; init; } = 6;

    public double FlickerDb { get; init; } = 3;

    public ImmutableArray<CrackleOptions> Crackles { get; init; } = [];

    public override ISounding Begin(Manner manner, double seconds, Chance chance) => new FireSounding(this, manner, chance);
}
