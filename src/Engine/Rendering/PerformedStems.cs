using System.Collections.Immutable;

namespace Cuewright.Engine.Rendering;

/// <summary>
/// Plays the parts block by block, side by side on the processors. Each part writes to its own stem, so the result does
/// not depend on how many run at a time, nor on the block's length.
/// </summary>
internal sealed class PerformedStems(ImmutableArray<PartStem> parts, long lengthSamples, int blockSamples, int threads) : IStems
{
    private readonly StemBlock _block = new(parts.Length, blockSamples);
    private long _at;

    public ImmutableArray<StemInfo> Infos { get; } = [.. parts.Select(part => part.Info)];

    public long LengthSamples { get; } = lengthSamples;

    public StemBlock? Read(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (_at >= LengthSamples) return null;
        _block.StartSample = _at;
        _block.Length = (int)Math.Min(blockSamples, LengthSamples - _at);
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, Render);
        _at += _block.Length;
        return _block;
    }

    public void Dispose()
    {
        // Players hold nothing but memory; the bank belongs to the caller.
    }

    private void Render(int part) => parts[part].Render(_block.Left(part), _block.Right(part));
}
