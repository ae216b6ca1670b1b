namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>One zone as the file has it: only the values it sets itself, and the instrument or sample it leads to.</summary>
internal sealed class HydraZone
{
    // Far above any real bank; keeps a hostile file from filling the memory.
    private const int MostModulators = 256;

    public Dictionary<Generator, GeneratorRecord> Generators { get; } = [];

    public List<Modulator> Modulators { get; } = [];

    /// <summary>Index of the instrument or sample; null marks the global zone.</summary>
    public int? Target { get; private set; }

    public (byte Low, byte High)? Keys => Generators.TryGetValue(Generator.KeyRange, out var range) ? (range.Low, range.High) : null;

    public (byte Low, byte High)? Velocities =>
        Generators.TryGetValue(Generator.VelocityRange, out var range) ? (range.Low, range.High) : null;

    public void Set(GeneratorRecord record, Generator target)
    {
        var kind = (Generator)record.Kind;
        if (kind == target) Target = (ushort)record.Amount;
        else if (kind < Generator.Count) Generators[kind] = record;
    }

    public void Set(Modulator modulator)
    {
        if (modulator.Destination >= Generator.Count) return; // Chained modulators are rare and left out.
        Modulators.RemoveAll(modulator.HasSameIdentityAs);
        Modulators.Add(modulator);
        if (Modulators.Count > MostModulators) throw new InvalidDataException("One of its zones has too many modulators.");
    }
}
