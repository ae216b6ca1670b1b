using System.Runtime.CompilerServices;

namespace Cuewright.Engine.Dsp;

/// <summary>How far a chorus spreads a sound and how it moves.</summary>
internal sealed record ChorusOptions
{
    /// <summary>The new side against the middle it is made of.</summary>
    public required double AmountDb { get; init; }

    public required double DelaySeconds { get; init; }

    public required double DepthSeconds { get; init; }

    public required double Hz { get; init; }

    /// <summary>The lows stay as they are.</summary>
    public double LowCutHz { get; init; } = 250;
}

/// <summary>
/// A chorus that makes only side: two moving copies of the middle, their difference added left and taken away right. In
/// mono it is gone without a trace, where a plain chorus would leave a hollow sound. Linear.
/// </summary>
internal sealed class Chorus
{
    /// <summary>The copies' places are worked out this many samples apart and move straight between.</summary>
    private const int Grid = 32;

    private readonly MovingDelay _line;
    private readonly Biquad _lowCut;
    private readonly double _delay;
    private readonly double _depth;
    private readonly double _radians;
    private readonly float _amount;
    private readonly float[] _middle = new float[Grid];
    private long _position;

    public Chorus(int sampleRate, ChorusOptions options)
    {
        (_delay, _depth) = (options.DelaySeconds * sampleRate, options.DepthSeconds * sampleRate);
        _radians = 2 * Math.PI * options.Hz / sampleRate;
        _amount = (float)(0.7 * Decibels.ToGain(options.AmountDb));
        _line = new MovingDelay((1.5 * _delay) + _depth);
        _lowCut = new Biquad(BiquadCoefficients.HighPass(sampleRate, options.LowCutHz));
    }

    public void Reset()
    {
        _line.Reset();
        _lowCut.Reset();
        _position = 0;
    }

    public void Process(Span<float> left, Span<float> right)
    {
        for (var at = 0; at < left.Length;)
        {
            var into = (int)(_position % Grid);
            var count = Math.Min(Grid - into, left.Length - at);
            Run(left.Slice(at, count), right.Slice(at, count), into);
            _position += count;
            at += count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(Span<float> left, Span<float> right, int into)
    {
        var middle = _middle.AsSpan(0, left.Length);
        for (var i = 0; i < middle.Length; i++) middle[i] = 0.5f * (left[i] + right[i]);
        _lowCut.Process(middle, middle);
        var (first, second) = Places(_position - into);
        var (nextFirst, nextSecond) = Places(_position - into + Grid);
        var (firstSlope, secondSlope) = ((nextFirst - first) / Grid, (nextSecond - second) / Grid);
        for (var i = 0; i < middle.Length; i++)
        {
            _line.Write(middle[i]);
            var side = _amount * (_line.Read(first + (firstSlope * (into + i))) - _line.Read(second + (secondSlope * (into + i))));
            left[i] += side;
            right[i] -= side;
        }
    }

    /// <summary>Half as far apart again as each is late, moving against each other at paces that never meet.</summary>
    private (double First, double Second) Places(long sample) => (
        _delay + (_depth * Math.Sin(_radians * sample)),
        (1.5 * _delay) + (_depth * Math.Sin((_radians * 1.27 * sample) + 2)));
}
