using System.Text;
using Cuewright.Engine.Rendering.Sampler;

namespace Cuewright.Engine.Tests.Rendering.Sampler;

/// <summary>Writes a SoundFont with one sample and one preset, whose zones a test describes generator by generator.</summary>
internal sealed class TinyBank
{
    public const int Rate = 48_000;

    /// <summary>One cycle of the sine: at key 69 it sounds at 480 Hz.</summary>
    public const int Cycle = 100;

    private readonly List<(List<(Generator, short)> Generators, List<byte[]> Modulators)> _zones = [];

    /// <summary>A sine of half scale, looped over its last ten cycles.</summary>
    public short[] Samples { get; init; } = [.. Enumerable.Range(0, Cycle * 20).Select(i => (short)Math.Round(16_384 * Math.Sin(2 * Math.PI * i / Cycle)))];

    public TinyBank Zone(params (Generator Kind, short Amount)[] generators)
    {
        _zones.Add(([.. generators], []));
        return this;
    }

    public TinyBank Modulator(ushort source, Generator destination, short amount, ushort second = 0)
    {
        _zones[^1].Modulators.Add([.. U16(source), .. U16((ushort)destination), .. U16((ushort)amount), .. U16(second), 0, 0]);
        return this;
    }

    public byte[] ToBytes()
    {
        var smpl = new byte[(Samples.Length + 46) * 2];
        Buffer.BlockCopy(Samples, 0, smpl, 0, Samples.Length * 2);
        var bags = new List<byte[]>();
        var generators = new List<byte[]>();
        var modulators = new List<byte[]>();
        foreach (var zone in _zones)
        {
            bags.Add([.. U16((ushort)generators.Count), .. U16((ushort)modulators.Count)]);
            generators.AddRange(zone.Generators.Select(set => Pair((ushort)set.Item1, set.Item2)));
            generators.Add(Pair((ushort)Generator.SampleId, 0));
            modulators.AddRange(zone.Modulators);
        }

        bags.Add([.. U16((ushort)generators.Count), .. U16((ushort)modulators.Count)]);
        generators.Add(Pair(0, 0));
        modulators.Add(new byte[10]);
        var loopEnd = (uint)Samples.Length;
        var body = List("sdta", Chunk("smpl", smpl)).Concat(List("pdta",
            Chunk("phdr", [.. Name("Tone"), 0, 0, 0, 0, 0, 0, .. new byte[12], .. Name("EOP"), 0, 0, 0, 0, 1, 0, .. new byte[12]]),
            Chunk("pbag", [0, 0, 0, 0, 1, 0, 0, 0]),
            Chunk("pmod", new byte[10]),
            Chunk("pgen", [.. Pair((ushort)Generator.Instrument, 0), 0, 0, 0, 0]),
            Chunk("inst", [.. Name("Tone"), 0, 0, .. Name("EOI"), .. U16((ushort)_zones.Count)]),
            Chunk("ibag", [.. bags.SelectMany(bag => bag)]),
            Chunk("imod", [.. modulators.SelectMany(modulator => modulator)]),
            Chunk("igen", [.. generators.SelectMany(generator => generator)]),
            Chunk("shdr",
            [
                .. Name("Sine"), .. U32(0), .. U32(loopEnd), .. U32(loopEnd - (Cycle * 10)), .. U32(loopEnd), .. U32(Rate), 69, 0, 0, 0, 1, 0,
                .. Name("EOS"), .. new byte[26],
            ])));
        return Chunk("RIFF", [.. "sfbk"u8, .. body]);
    }

    public SoundFont Open()
    {
        using var file = new TemporaryFile(ToBytes());
        return SoundFont.Open(file.Path);
    }

    private static byte[] Name(string name) => [.. Encoding.ASCII.GetBytes(name.PadRight(20, '\0'))];

    private static byte[] Pair(ushort kind, short amount) => [.. U16(kind), .. U16((ushort)amount)];

    private static byte[] U16(ushort value) => BitConverter.GetBytes(value);

    private static byte[] U32(uint value) => BitConverter.GetBytes(value);

    private static byte[] Chunk(string tag, byte[] data) => [.. Encoding.ASCII.GetBytes(tag), .. U32((uint)data.Length), .. data];

    private static byte[] List(string tag, params byte[][] chunks) =>
        Chunk("LIST", [.. Encoding.ASCII.GetBytes(tag), .. chunks.SelectMany(chunk => chunk)]);
}
