using System.Collections.Immutable;
using Cuewright.Engine.Instruments;

namespace Cuewright.Engine.Rendering.Synths.Drums;

/// <summary>A kit: a drum for every name the palette's kits know. Other keys are silent.</summary>
internal sealed record DrumKit : StruckPreset
{
    public required ImmutableDictionary<string, DrumOptions> Drums { get; init; }

    public override IEnumerable<DrumOptions> All => Drums.Values;

    public override DrumOptions? At(double key)
    {
        foreach (var (name, drum) in Drums)
        {
            if (Kit.Key(name) == (int)Math.Round(key)) return drum;
        }

        return null;
    }

    public override double Home(double key) => Math.Round(key);
}
