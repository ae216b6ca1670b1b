using System.Collections.Immutable;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Rendering;

namespace Cuewright.Engine.Tests.Mixing;

/// <summary>One part given as sound.</summary>
internal sealed record SyntheticPart(string Name, PartRole Role, float[] Left, float[] Right, double Pan = 0, double Distance = 0.3)
{
    public SyntheticPart(string name, PartRole role, float[] mono) : this(name, role, mono, mono)
    {
    }

    public StemInfo Info => new(Name, Role, new Instrument { Name = Name, Family = "synth", Program = 0, Pan = Pan, Distance = Distance });
}

/// <summary>Stems that were never played: given sounds, handed out in blocks of any size.</summary>
internal sealed class SyntheticStems(int block, params ImmutableArray<SyntheticPart> parts) : IStems
{
    private readonly StemBlock _block = new(parts.Length, block);
    private int _at;

    public ImmutableArray<StemInfo> Infos { get; } = [.. parts.Select(part => part.Info)];

    public long LengthSamples => parts[0].Left.Length;

    public StemBlock? Read(CancellationToken cancel)
    {
        if (_at == LengthSamples) return null;
        (_block.StartSample, _block.Length) = (_at, (int)Math.Min(block, LengthSamples - _at));
        for (var part = 0; part < parts.Length; part++)
        {
            parts[part].Left.AsSpan(_at, _block.Length).CopyTo(_block.Left(part));
            parts[part].Right.AsSpan(_at, _block.Length).CopyTo(_block.Right(part));
        }

        _at += _block.Length;
        return _block;
    }

    public void Dispose()
    {
    }
}
