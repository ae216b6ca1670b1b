namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>White noise, left and right unrelated (xorshift; Marsaglia 2003).</summary>
internal struct StereoNoise(ref Scatter scatter)
{
    private const float Scale = 1f / int.MaxValue;

    private uint _left = (uint)scatter.Between(1, uint.MaxValue);
    private uint _right = (uint)scatter.Between(1, uint.MaxValue);

    public void Add(Span<float> left, Span<float> right, float gain)
    {
        gain *= Scale;
        for (var i = 0; i < left.Length; i++)
        {
            left[i] += Next(ref _left) * gain;
            right[i] += Next(ref _right) * gain;
        }
    }

    private static int Next(ref uint state)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return (int)state;
    }
}
