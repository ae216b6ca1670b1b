using System.Collections.Frozen;
using System.Collections.Immutable;
using Cuewright.Engine.Data;
using Cuewright.Engine.Rendering.Synths.Analogue;
using Cuewright.Engine.Rendering.Synths.Drums;
using Cuewright.Engine.Rendering.Synths.Fm;
using Cuewright.Engine.Rendering.Synths.Formant;
using Cuewright.Engine.Rendering.Synths.Modal;
using Cuewright.Engine.Rendering.Synths.Noises;
using Cuewright.Engine.Rendering.Synths.Plucked;
using Cuewright.Engine.Rendering.Synths.Risers;
using Cuewright.Engine.Rendering.Synths.Wavetable;

namespace Cuewright.Engine.Rendering.Synths;

/// <summary>All presets of all families. A family is a folder: its record of knobs, its voice, and one file of presets.</summary>
internal static class SynthLibrary
{
    private const string KitEnding = ".kit.yaml";

    private static readonly Lazy<FrozenDictionary<string, SynthPreset>> ByName = new(
        () => All.ToFrozenDictionary(preset => preset.Name, StringComparer.OrdinalIgnoreCase));

    public static ImmutableArray<SynthPreset> All { get; } =
    [
        .. Family<AnaloguePreset>("analogue.yaml"),
        .. Family<FmPreset>("fm.yaml"),
        .. Family<WavetablePreset>("wavetable.yaml"),
        .. Family<FormantPreset>("formant.yaml"),
        .. Family<AnaloguePreset>("braams.yaml"),
        .. Family<PluckedPreset>("plucked.yaml"),
        .. Family<ModalPreset>("modal.yaml"),
        .. DataFile.Names(KitEnding).Select(file => DataFile.ReadLike<DrumKit>(file[..^KitEnding.Length], KitEnding)),
        .. Family<HitPreset>("hits.yaml"),
        .. Family<RiserPreset>("risers.yaml"),
        .. Family<NoisePreset>("noises.yaml"),
    ];

    public static bool Has(string name) => ByName.Value.ContainsKey(name);

    public static SynthPreset Find(string name) => ByName.Value.TryGetValue(name, out var preset)
        ? preset
        : throw new ArgumentException($"No synth '{name}'.");

    private static ImmutableArray<T> Family<T>(string file) where T : SynthPreset => DataFile.Read<ImmutableArray<T>>(file);
}
