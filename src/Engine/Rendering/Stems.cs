using System.Collections.Immutable;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Rendering;

/// <summary>Whose sound a stem holds.</summary>
public sealed record StemInfo(string Name, PartRole Role, Instrument Instrument);

/// <summary>A stretch of all stems at 48 kHz: dry, levels evened by the instruments' GainDb, not yet placed on the stage. The buffers belong to the performance and are overwritten by the next block.</summary>
public sealed class StemBlock
{
    private readonly float[][] _left;
    private readonly float[][] _right;

    public StemBlock(int stems, int capacity)
    {
        _left = new float[stems][];
        _right = new float[stems][];
        for (var i = 0; i < stems; i++)
        {
            _left[i] = new float[capacity];
            _right[i] = new float[capacity];
        }
    }

    public int Stems => _left.Length;

    public long StartSample { get; set; }

    public int Length { get; set; }

    public Span<float> Left(int stem) => _left[stem].AsSpan(0, Length);

    public Span<float> Right(int stem) => _right[stem].AsSpan(0, Length);
}

/// <summary>The performed score as stems, read block by block from the first sample to the last.</summary>
public interface IStems : IDisposable
{
    ImmutableArray<StemInfo> Infos { get; }

    long LengthSamples { get; }

    /// <summary>The next stretch, or null after the last.</summary>
    StemBlock? Read(CancellationToken cancel);
}
