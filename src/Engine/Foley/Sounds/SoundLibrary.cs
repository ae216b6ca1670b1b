using System.Collections.Frozen;
using System.Collections.Immutable;
using Cuewright.Engine.Data;
using Cuewright.Engine.Foley.Sounds.Alarms;
using Cuewright.Engine.Foley.Sounds.Bells;
using Cuewright.Engine.Foley.Sounds.Blasts;
using Cuewright.Engine.Foley.Sounds.Calls;
using Cuewright.Engine.Foley.Sounds.Contacts;
using Cuewright.Engine.Foley.Sounds.Drips;
using Cuewright.Engine.Foley.Sounds.Drones;
using Cuewright.Engine.Foley.Sounds.Fire;
using Cuewright.Engine.Foley.Sounds.Flaps;
using Cuewright.Engine.Foley.Sounds.Ground;
using Cuewright.Engine.Foley.Sounds.Jets;
using Cuewright.Engine.Foley.Sounds.Layers;
using Cuewright.Engine.Foley.Sounds.Liquids;
using Cuewright.Engine.Foley.Sounds.Machines;
using Cuewright.Engine.Foley.Sounds.Passing;
using Cuewright.Engine.Foley.Sounds.Rain;
using Cuewright.Engine.Foley.Sounds.Surf;
using Cuewright.Engine.Foley.Sounds.Swings;
using Cuewright.Engine.Foley.Sounds.Thunder;
using Cuewright.Engine.Foley.Sounds.Traffic;
using Cuewright.Engine.Foley.Sounds.Water;
using Cuewright.Engine.Foley.Sounds.Wind;

namespace Cuewright.Engine.Foley.Sounds;

/// <summary>All sounds of all families. A family is a folder: its record of knobs, its model, and a file of presets.</summary>
internal static class SoundLibrary
{
    private const string Ending = ".sounds.yaml";

    private static readonly Lazy<FrozenDictionary<string, NamedSound>> ByName = new(() => All.ToFrozenDictionary(sound => sound.Name, StringComparer.OrdinalIgnoreCase));

    public static ImmutableArray<NamedSound> All { get; } =
    [
        .. Family<ContactSound>("impacts"),
        .. Family<ContactSound>("steps"),
        .. Family<ContactSound>("breakage"),
        .. Family<ContactSound>("doors"),
        .. Family<ContactSound>("handling"),
        .. Family<LiquidSound>("liquids"),
        .. Family<ContactSound>("splashes"),
        .. Family<LayeredSound>("interface"),
        .. Family<LayeredSound>("magic"),
        .. Family<LayeredSound>("science-fiction"),
        .. Family<LayeredSound>("cinema"),
        .. Family<LayeredSound>("drones"),
        .. Family<TanpuraSound>("tanpuras"),
        .. Family<BellSound>("bells"),
        .. Family<CallSound>("animals"),
        .. Family<CallSound>("birds"),
        .. Family<CallSound>("insects"),
        .. Family<CallSound>("people"),
        .. Family<WindSound>("wind"),
        .. Family<RainSound>("rain"),
        .. Family<DripSound>("drips"),
        .. Family<WaterSound>("water"),
        .. Family<SurfSound>("surf"),
        .. Family<FireSound>("fire"),
        .. Family<BlastSound>("blasts"),
        .. Family<ThunderSound>("thunder"),
        .. Family<GroundSound>("ground"),
        .. Family<SwingSound>("swings"),
        .. Family<JetSound>("jets"),
        .. Family<FlapSound>("flaps"),
        .. Family<MachineSound>("engines"),
        .. Family<MachineSound>("tools"),
        .. Family<MachineSound>("rails"),
        .. Family<MachineSound>("ringing"),
        .. Family<SignalSound>("signals"),
        .. Family<MachineSound>("roads"),
        .. Family<PassingSound>("passing"),
        .. Family<TrafficSound>("traffic"),
    ];

    public static NamedSound Find(string name) => ByName.Value.TryGetValue(name, out var sound) ? sound : throw new ArgumentException($"No sound '{name}'.");

    public static bool Has(string name) => ByName.Value.ContainsKey(name);

    private static IEnumerable<T> Family<T>(string family) where T : NamedSound =>
        DataFile.Read<ImmutableArray<T>>(family + Ending).Select(sound => sound with { Family = family });
}
