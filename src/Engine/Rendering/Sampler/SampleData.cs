namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>The bank's sample chunk in the mapped file, from which zones cut their stretch.</summary>
internal sealed unsafe class SampleData(MappedFile file, long offset, long bytes)
{
    private const ushort RomSample = 0x8000;
    private const int ShortestLoop = 2;

    private readonly long _count = bytes / sizeof(short);

    /// <summary>
    /// The stretch a zone plays, offsets of end and loop applied and everything brought inside the data; null for a sample
    /// that is empty, of the sound card's ROM, or of no usable rate. Where in it a note starts may depend on its velocity.
    /// </summary>
    public SampleSpan? Cut(SampleHeader header, ReadOnlySpan<float> generators)
    {
        if (header.Rate is < 400 or > 192_000 || (header.Type & RomSample) != 0) return null;
        var start = Math.Min(header.Start, _count);
        var end = Math.Clamp(header.End + Offset(generators, Generator.EndOffset, Generator.EndCoarseOffset), 0, _count);
        if (end <= start || end - start > int.MaxValue / 2) return null;

        var loopStart = header.LoopStart + Offset(generators, Generator.LoopStartOffset, Generator.LoopStartCoarseOffset) - start;
        var loopEnd = header.LoopEnd + Offset(generators, Generator.LoopEndOffset, Generator.LoopEndCoarseOffset) - start;
        loopStart = Math.Clamp(loopStart, 0, end - start);
        loopEnd = Math.Clamp(loopEnd, 0, end - start);
        var loop = ((int)generators[(int)Generator.SampleModes] & 3) switch
        {
            1 => LoopMode.Always,
            3 => LoopMode.UntilRelease,
            _ => LoopMode.None,
        };
        if (loopEnd - loopStart < ShortestLoop) loop = LoopMode.None;

        var first = (short*)file.At(offset + (start * sizeof(short)), (end - start) * sizeof(short));
        return new SampleSpan(first, (int)(end - start), (int)loopStart, (int)loopEnd, loop);
    }

    private static long Offset(ReadOnlySpan<float> generators, Generator fine, Generator coarse) =>
        (long)generators[(int)fine] + (32_768 * (long)generators[(int)coarse]);
}
