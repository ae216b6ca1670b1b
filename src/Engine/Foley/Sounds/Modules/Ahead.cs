using System.Numerics.Tensors;

namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>The next moments of a sound that goes on: small things are laid down whole as they begin, and heard as time comes to them.</summary>
internal sealed class Ahead
{
    private const int Longest = 1 << 15;
    private const int Mask = (2 * Longest) - 1;

    private readonly float[] _left = new float[2 * Longest];
    private readonly float[] _right = new float[2 * Longest];
    private readonly float[] _ownLeft = new float[Longest];
    private readonly float[] _ownRight = new float[Longest];
    private int _at;
    private int _filled;

    /// <summary>False when all that was laid down has been heard.</summary>
    public bool Sounds => _filled > 0;

    public void Add(int offset, in Ring ring)
    {
        var count = Math.Min(Longest, ring.Samples);
        var left = _ownLeft.AsSpan(0, count);
        var right = _ownRight.AsSpan(0, count);
        left.Clear();
        right.Clear();
        ring.Add(left, right);
        var start = (_at + offset) & Mask;
        var before = Math.Min(count, _left.Length - start);
        Mix(_left, _right, start, 0, before);
        Mix(_left, _right, 0, before, count - before);
        _filled = Math.Max(_filled, offset + count);
    }

    /// <summary>Adds what is due, and forgets it.</summary>
    public void Read(Span<float> left, Span<float> right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            var at = (_at + i) & Mask;
            left[i] += _left[at];
            right[i] += _right[at];
            (_left[at], _right[at]) = (0, 0);
        }

        _at = (_at + left.Length) & Mask;
        _filled = Math.Max(0, _filled - left.Length);
    }

    private void Mix(float[] left, float[] right, int to, int from, int count)
    {
        TensorPrimitives.Add(left.AsSpan(to, count), _ownLeft.AsSpan(from, count), left.AsSpan(to, count));
        TensorPrimitives.Add(right.AsSpan(to, count), _ownRight.AsSpan(from, count), right.AsSpan(to, count));
    }
}
