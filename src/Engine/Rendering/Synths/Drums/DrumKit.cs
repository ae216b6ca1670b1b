using System.Collections.Frozen;
using System.Collections.Immutable;
using Cuewright.Engine.Instruments;

namespace Cuewright.Engine.Rendering.Synths.Drums;

/// <summary>A kit: a drum for every name the palette's kits know. Other keys are silent.</summary>
internal sealed record DrumKit : StruckPreset
{
    private FrozenDictionary<int, DrumOptions>? _placed;

    public required ImmutableDictionary<string, DrumOptions> Drums { get; init; }

    /// <summary>How wide the kit stands: 1 as drums around a drummer do, less for a machine.</summary>
    public double Stage { get; init; } = 1;

    public override IEnumerable<DrumOptions> All => Drums.Values;

    private FrozenDictionary<int, DrumOptions> Placed => _placed ??= Drums.ToFrozenDictionary(
        drum => Kit.Key(drum.Key),
        drum => drum.Value with { Pan = Math.Clamp(drum.Value.Pan + (Stage * Kit.Pan(drum.Key)), -1, 1) });

    public override DrumOptions? At(double key) => Placed.GetValueOrDefault((int)Math.Round(key));

    public override double Home(double key) => Math.Round(key);
}
