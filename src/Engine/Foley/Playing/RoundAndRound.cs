using System.Collections.Immutable;
using System.Numerics.Tensors;
using Cuewright.Engine.Mixing;

namespace Cuewright.Engine.Foley.Playing;

/// <summary>Sound that is to be played round and round: what another source makes beyond this length is laid over the start, as it will be heard.</summary>
internal sealed class RoundAndRound(IMixSource source, long lengthSamples) : IMixSource
{
    private (float[] Left, float[] Right)[]? _outputs;
    private int _at;
    private int _length;

    public long LengthSamples => lengthSamples;

    public int Outputs => source.Outputs;

    public ImmutableArray<string> Names => source.Names;

    public int Read(CancellationToken cancel)
    {
        _outputs ??= Play(cancel);
        _at += _length;
        return _length = (int)Math.Min(IMixSource.LargestBlock, lengthSamples - _at);
    }

    public ReadOnlySpan<float> Left(int output) => _outputs![output].Left.AsSpan(_at, _length); // Read comes first.

    public ReadOnlySpan<float> Right(int output) => _outputs![output].Right.AsSpan(_at, _length);

    private (float[] Left, float[] Right)[] Play(CancellationToken cancel)
    {
        var outputs = Enumerable.Range(0, source.Outputs).Select(_ => (Left: new float[lengthSamples], Right: new float[lengthSamples])).ToArray();
        for (var at = 0L; source.Read(cancel) is > 0 and var count; at += count)
        {
            for (var i = 0; i < outputs.Length; i++)
            {
                Lay(source.Left(i), outputs[i].Left, at);
                Lay(source.Right(i), outputs[i].Right, at);
            }
        }

        return outputs;
    }

    private static void Lay(ReadOnlySpan<float> block, float[] round, long at)
    {
        for (var done = 0; done < block.Length;)
        {
            var into = (int)((at + done) % round.Length);
            var count = Math.Min(block.Length - done, round.Length - into);
            TensorPrimitives.Add(round.AsSpan(into, count), block.Slice(done, count), round.AsSpan(into, count));
            done += count;
        }
    }
}
