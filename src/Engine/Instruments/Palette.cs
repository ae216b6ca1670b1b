using System.Collections.Immutable;
using Cuewright.Engine.Data;

namespace Cuewright.Engine.Instruments;

/// <summary>All instruments a part may name, from instruments.yaml.</summary>
public sealed class Palette
{
    private static readonly Lazy<Palette> Embedded = new(() => new Palette(DataFile.Read<ImmutableArray<Instrument>>("instruments.yaml")));

    private readonly ImmutableDictionary<string, Instrument> _byName;

    public Palette(ImmutableArray<Instrument> instruments)
    {
        Instruments = instruments;
        _byName = instruments.ToImmutableDictionary(instrument => instrument.Name, StringComparer.OrdinalIgnoreCase);
    }

    public static Palette Default => Embedded.Value;

    public ImmutableArray<Instrument> Instruments { get; }

    public Instrument this[string name] => _byName.TryGetValue(name, out var instrument)
        ? instrument
        : throw new ArgumentException($"No instrument '{name}' in the palette.");

    public bool Has(string name) => _byName.ContainsKey(name);
}
