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

    /// <param name="left">One channel.</param>
    /// <param name="right">The other.</param>
    /// <param name="gain">The same loudness at any width.</param>
    /// <param name="width">0: the same on both sides, 1: unrelated.</param>
    public void Add(Span<float> left, Span<float> right, double gain, double width)
    {
        var scale = gain / Math.Sqrt((1 + (width * width)) / 2) * Scale;
        var (near, far) = ((float)(scale * (1 + width) / 2), (float)(scale * (1 - width) / 2));
        for (var i = 0; i < left.Length; i++)
        {
            var (a, b) = ((float)Next(ref _left), (float)Next(ref _right));
            left[i] += (near * a) + (far * b);
            right[i] += (far * a) + (near * b);
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
