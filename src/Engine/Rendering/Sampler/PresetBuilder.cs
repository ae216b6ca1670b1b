namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>
/// Resolves a preset's tree (preset zones → instrument zones → samples) into a flat list of zones: instrument values
/// replace defaults, preset values are added to them (SoundFont 2.04 section 9.4).
/// </summary>
internal sealed class PresetBuilder(Hydra hydra, SampleData samples)
{
    // The largest real presets have a few hundred; a hostile file could ask for four thousand million.
    private const int MostZones = 16_384;

    private readonly List<Zone> _zones = [];

    public Preset Build(int presetIndex)
    {
        _zones.Clear();
        var (globalPreset, presetZones) = SplitGlobal(hydra.PresetZones(presetIndex));
        foreach (var presetZone in presetZones)
        {
            var (globalInstrument, instrumentZones) = SplitGlobal(hydra.InstrumentZones(presetZone.Target!.Value));
            foreach (var instrumentZone in instrumentZones)
            {
                Add(globalPreset, presetZone, globalInstrument, instrumentZone);
                if (_zones.Count > MostZones) throw new InvalidDataException("One of its presets has too many zones.");
            }
        }

        return new Preset(hydra.Preset(presetIndex).Name, [.. _zones]);
    }

    /// <summary>A first zone that leads nowhere holds for all others; later ones that lead nowhere are void.</summary>
    private static (HydraZone? Global, IEnumerable<HydraZone> Zones) SplitGlobal(List<HydraZone> zones)
    {
        var global = zones is [{ Target: null } first, ..] ? first : null;
        return (global, zones.Where(zone => zone.Target is not null));
    }

    private void Add(HydraZone? globalPreset, HydraZone presetZone, HydraZone? globalInstrument, HydraZone instrumentZone)
    {
        var keys = Overlap(presetZone.Keys ?? globalPreset?.Keys, instrumentZone.Keys ?? globalInstrument?.Keys);
        var velocities = Overlap(presetZone.Velocities ?? globalPreset?.Velocities, instrumentZone.Velocities ?? globalInstrument?.Velocities);
        if (keys.Low > keys.High || velocities.Low > velocities.High) return;

        var header = hydra.Sample(instrumentZone.Target!.Value);
        var generators = Values(globalPreset, presetZone, globalInstrument, instrumentZone);
        if (samples.Cut(header, generators) is not { } span) return;

        var originalKey = header.OriginalKey <= 127 ? header.OriginalKey : 60;
        var forcedRoot = generators[(int)Generator.RootKey];
        _zones.Add(new Zone
        {
            LowKey = keys.Low,
            HighKey = keys.High,
            LowVelocity = velocities.Low,
            HighVelocity = velocities.High,
            Generators = generators,
            Modulators = Modulators(globalPreset, presetZone, globalInstrument, instrumentZone),
            Sample = span,
            SampleRate = header.Rate,
            RootKey = (forcedRoot >= 0 ? forcedRoot : originalKey) - (header.CorrectionCents / 100.0),
        });
    }

    private static (byte Low, byte High) Overlap((byte Low, byte High)? one, (byte Low, byte High)? other)
    {
        var (a, b) = (one ?? (0, 127), other ?? (0, 127));
        return (Math.Max(a.Low, b.Low), Math.Min(a.High, b.High));
    }

    private static float[] Values(HydraZone? globalPreset, HydraZone presetZone, HydraZone? globalInstrument, HydraZone instrumentZone)
    {
        var values = Generators.Defaults.ToArray();
        foreach (var zone in new[] { globalInstrument, instrumentZone })
        {
            foreach (var (generator, record) in zone?.Generators ?? []) values[(int)generator] = record.Amount;
        }

        foreach (var (generator, record) in presetZone.Generators) AddOffset(generator, record);
        foreach (var (generator, record) in globalPreset?.Generators ?? [])
        {
            if (!presetZone.Generators.ContainsKey(generator)) AddOffset(generator, record);
        }

        return values;

        void AddOffset(Generator generator, GeneratorRecord record)
        {
            if (!Generators.BelongsToInstrument(generator)) values[(int)generator] += record.Amount;
        }
    }

    private static Modulator[] Modulators(HydraZone? globalPreset, HydraZone presetZone, HydraZone? globalInstrument, HydraZone instrumentZone)
    {
        var modulators = Modulator.Defaults.ToList();
        foreach (var zone in new[] { globalInstrument, instrumentZone })
        {
            foreach (var modulator in zone?.Modulators ?? []) Replace(modulators, modulator);
        }

        var offsets = new List<Modulator>();
        foreach (var zone in new[] { globalPreset, presetZone })
        {
            foreach (var modulator in zone?.Modulators ?? []) Replace(offsets, modulator);
        }

        foreach (var offset in offsets)
        {
            var same = modulators.FindIndex(offset.HasSameIdentityAs);
            if (same < 0) modulators.Add(offset);
            else modulators[same] = modulators[same] with { Amount = modulators[same].Amount + offset.Amount };
        }

        return [.. modulators.Where(modulator => modulator.Amount != 0 && !modulator.IsLegacyVelocityToCutoff)];
    }

    private static void Replace(List<Modulator> modulators, Modulator modulator)
    {
        modulators.RemoveAll(modulator.HasSameIdentityAs);
        modulators.Add(modulator);
    }
}
