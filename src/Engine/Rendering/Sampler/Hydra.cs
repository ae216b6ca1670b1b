using System.Buffers.Binary;
using System.Text;

namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>One recording of the bank: where it lies in the sample data (in samples), its loop, rate and pitch.</summary>
internal readonly record struct SampleHeader(
    string Name, uint Start, uint End, uint LoopStart, uint LoopEnd, uint Rate, byte OriginalKey, sbyte CorrectionCents, ushort Type);

internal readonly record struct GeneratorRecord(ushort Kind, short Amount)
{
    public byte Low => (byte)Amount;

    public byte High => (byte)((ushort)Amount >> 8);
}

/// <summary>The nine tables of a SoundFont's pdta list ("hydra", SoundFont 2.04 section 7), each a row of fixed-size records.</summary>
internal sealed class Hydra
{
    private const int PresetSize = 38;
    private const int InstrumentSize = 22;
    private const int BagSize = 4;
    private const int GeneratorSize = 4;
    private const int ModulatorSize = 10;
    private const int SampleSize = 46;

    private readonly byte[] _presets;
    private readonly byte[] _presetBags;
    private readonly byte[] _presetModulators;
    private readonly byte[] _presetGenerators;
    private readonly byte[] _instruments;
    private readonly byte[] _instrumentBags;
    private readonly byte[] _instrumentModulators;
    private readonly byte[] _instrumentGenerators;
    private readonly byte[] _samples;

    public Hydra(IReadOnlyDictionary<string, byte[]> tables)
    {
        _presets = Table("phdr", PresetSize);
        _presetBags = Table("pbag", BagSize);
        _presetModulators = Table("pmod", ModulatorSize);
        _presetGenerators = Table("pgen", GeneratorSize);
        _instruments = Table("inst", InstrumentSize);
        _instrumentBags = Table("ibag", BagSize);
        _instrumentModulators = Table("imod", ModulatorSize);
        _instrumentGenerators = Table("igen", GeneratorSize);
        _samples = Table("shdr", SampleSize);

        byte[] Table(string name, int recordSize)
        {
            if (!tables.TryGetValue(name, out var bytes)) throw new InvalidDataException($"Its table '{name}' is missing.");
            if (bytes.Length < recordSize || bytes.Length % recordSize != 0) throw new InvalidDataException($"Its table '{name}' is broken.");
            return bytes;
        }
    }

    // The last record of every table only marks the end.
    public int PresetCount => (_presets.Length / PresetSize) - 1;

    public int InstrumentCount => (_instruments.Length / InstrumentSize) - 1;

    public int SampleCount => (_samples.Length / SampleSize) - 1;

    public (string Name, int Program, int Bank) Preset(int index)
    {
        var record = Record(_presets, PresetSize, index);
        return (Text(record), U16(record, 20), U16(record, 22));
    }

    public SampleHeader Sample(int index)
    {
        var record = Record(_samples, SampleSize, index);
        return new SampleHeader(
            Text(record), U32(record, 20), U32(record, 24), U32(record, 28), U32(record, 32), U32(record, 36),
            record[40], (sbyte)record[41], U16(record, 44));
    }

    /// <summary>The zones of a preset: what each sets and the instrument it leads to.</summary>
    public List<HydraZone> PresetZones(int index) => Zones(
        U16(Record(_presets, PresetSize, index), 24), U16(Record(_presets, PresetSize, index + 1), 24),
        _presetBags, _presetGenerators, _presetModulators, Generator.Instrument);

    /// <summary>The zones of an instrument: what each sets and the sample it plays.</summary>
    public List<HydraZone> InstrumentZones(int index) => Zones(
        U16(Record(_instruments, InstrumentSize, index), 20), U16(Record(_instruments, InstrumentSize, index + 1), 20),
        _instrumentBags, _instrumentGenerators, _instrumentModulators, Generator.SampleId);

    private static List<HydraZone> Zones(int first, int end, byte[] bags, byte[] generators, byte[] modulators, Generator target)
    {
        if (first > end) throw new InvalidDataException("Its zones are out of order.");
        var zones = new List<HydraZone>(end - first);
        for (var i = first; i < end; i++)
        {
            var bag = Record(bags, BagSize, i);
            var next = Record(bags, BagSize, i + 1);
            var zone = new HydraZone();
            for (int g = U16(bag, 0); g < U16(next, 0); g++)
            {
                var record = Record(generators, GeneratorSize, g);
                zone.Set(new GeneratorRecord(U16(record, 0), (short)U16(record, 2)), target);
                if (zone.Target is not null) break; // The target is the last; what follows it is to be ignored.
            }

            for (int m = U16(bag, 2); m < U16(next, 2); m++)
            {
                var record = Record(modulators, ModulatorSize, m);
                zone.Set(new Modulator(
                    new ModulatorSource(U16(record, 0)), (Generator)U16(record, 2), (short)U16(record, 4),
                    new ModulatorSource(U16(record, 6)), IsAbsolute: U16(record, 8) == 2));
            }

            zones.Add(zone);
        }

        return zones;
    }

    private static ReadOnlySpan<byte> Record(byte[] table, int size, int index)
    {
        if (index < 0 || (long)(index + 1) * size > table.Length) throw new InvalidDataException("One of its tables points outside.");
        return table.AsSpan(index * size, size);
    }

    private static ushort U16(ReadOnlySpan<byte> record, int at) => BinaryPrimitives.ReadUInt16LittleEndian(record[at..]);

    private static uint U32(ReadOnlySpan<byte> record, int at) => BinaryPrimitives.ReadUInt32LittleEndian(record[at..]);

    private static string Text(ReadOnlySpan<byte> record)
    {
        var name = record[..20];
        var end = name.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? name : name[..end]).Trim();
    }
}
