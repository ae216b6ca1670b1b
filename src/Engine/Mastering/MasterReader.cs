using Cuewright.Engine.Mixing;

namespace Cuewright.Engine.Mastering;

/// <summary>Hands on the master block by block.</summary>
internal sealed class MasterReader(Mix mix, Finish finish, GainCurve curve)
{
    private readonly Finisher _finisher = finish.Begin();
    private long _at;

    /// <summary>Fills as much of both spans as there is left; 0 after the end.</summary>
    public int Read(Span<float> left, Span<float> right)
    {
        var count = (int)Math.Min(left.Length, mix.LengthSamples - _at);
        left = left[..count];
        right = right[..count];
        mix.Read(_at, left, right);
        _finisher.Process(_at, left, right);
        curve.Apply(_at, left, right);
        _at += count;
        return count;
    }
}
