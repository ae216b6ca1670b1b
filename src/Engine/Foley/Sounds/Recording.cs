namespace Cuewright.Engine.Foley.Sounds;

/// <summary>An occurrence that was made at once: short things are easiest to make whole.</summary>
internal sealed class Recording(float[] left, float[] right, int leadSamples = 0) : ISounding
{
    private int _at;

    public int LeadSamples => leadSamples;

    public int Read(Span<float> toLeft, Span<float> toRight)
    {
        var count = Math.Min(toLeft.Length, left.Length - _at);
        left.AsSpan(_at, count).CopyTo(toLeft);
        right.AsSpan(_at, count).CopyTo(toRight);
        _at += count;
        return count;
    }
}
