using System.Collections.Immutable;

namespace Cuewright.Engine.Mixing;

/// <summary>What is mixed block by block into one output or, separate, into several: music, or effects.</summary>
internal interface IMixSource
{
    /// <summary>No block is longer.</summary>
    const int LargestBlock = 4096;

    long LengthSamples { get; }

    int Outputs { get; }

    /// <summary>Whose sound each output is.</summary>
    ImmutableArray<string> Names { get; }

    /// <summary>The next stretch in every output; 0 after the last.</summary>
    int Read(CancellationToken cancel);

    ReadOnlySpan<float> Left(int output);

    ReadOnlySpan<float> Right(int output);
}
