using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;

namespace Cuewright.Engine.Mixing;

/// <summary>Something strips send to: it hears their sum and answers with sound of its own. Linear.</summary>
internal sealed class Space(Strip[] strips, Func<Strip, float> send, IWetEffect effect, int largestBlock)
{
    private readonly float[] _inLeft = new float[largestBlock];
    private readonly float[] _inRight = new float[largestBlock];
    private readonly float[] _left = new float[largestBlock];
    private readonly float[] _right = new float[largestBlock];

    public ReadOnlySpan<float> Left(int length) => _left.AsSpan(0, length);

    public ReadOnlySpan<float> Right(int length) => _right.AsSpan(0, length);

    public void Process(int length)
    {
        var inLeft = _inLeft.AsSpan(0, length);
        var inRight = _inRight.AsSpan(0, length);
        var left = _left.AsSpan(0, length);
        var right = _right.AsSpan(0, length);
        inLeft.Clear();
        inRight.Clear();
        left.Clear();
        right.Clear();
        foreach (var strip in strips)
        {
            TensorPrimitives.MultiplyAdd(strip.SentLeft(length), send(strip), inLeft, inLeft);
            TensorPrimitives.MultiplyAdd(strip.SentRight(length), send(strip), inRight, inRight);
        }

        effect.Process(inLeft, inRight, left, right);
    }
}
