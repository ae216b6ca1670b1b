using System.Collections.Immutable;

namespace Cuewright.Engine.Rendering;

/// <summary>
/// Plays the parts block by block, side by side on the processors. Each part writes to its own stem, so the result does
/// not depend on how many run at a time, nor on the block's length.
/// </summary>
internal sealed class PerformedStems : IStems
{
    private readonly int _blockSamples;
    private readonly StemBlock _block;
    private readonly Crew _crew;
    private readonly Action<int> _render;
    private long _at;

    public PerformedStems(ImmutableArray<PartStem> parts, long lengthSamples, int blockSamples, int threads)
    {
        (Infos, LengthSamples, _blockSamples) = ([.. parts.Select(part => part.Info)], lengthSamples, blockSamples);
        _block = new StemBlock(parts.Length, blockSamples);
        _crew = new Crew(threads);
        _render = part => parts[part].Render(_block.Left(part), _block.Right(part));
    }

    public ImmutableArray<StemInfo> Infos { get; }

    public long LengthSamples { get; }

    public StemBlock? Read(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (_at >= LengthSamples) return null;
        _block.StartSample = _at;
        _block.Length = (int)Math.Min(_blockSamples, LengthSamples - _at);
        _crew.Do(Infos.Length, _render);
        _at += _block.Length;
        return _block;
    }

    public void Dispose()
    {
        // Players hold nothing but memory; the bank belongs to the caller.
    }
}
