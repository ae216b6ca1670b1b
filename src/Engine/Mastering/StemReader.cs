using System.Collections.Immutable;
using Cuewright.Engine.Mixing;

namespace Cuewright.Engine.Mastering;

/// <summary>Hands on the mastered stems, all in step. They are mixed again on the way: keeping them all would take six times the memory of the mix.</summary>
internal sealed class StemReader
{
    private readonly IMixSource _mixer;
    private readonly GainCurve _curve;
    private readonly long _start;
    private readonly Finisher[] _finishers;
    private readonly float[][] _left;
    private readonly float[][] _right;
    private long _at;
    private int _length;

    /// <param name="mixer">Plays what was mixed again, separate.</param>
    /// <param name="finish">What was done to the music alone.</param>
    /// <param name="curve">The gain of the whole.</param>
    /// <param name="start">Where in the whole the music begins.</param>
    public StemReader(IMixSource mixer, Finish finish, GainCurve curve, long start)
    {
        (_mixer, _curve, _start) = (mixer, curve, start);
        _finishers = [.. Enumerable.Range(0, mixer.Outputs).Select(_ => finish.Begin())];
        _left = [.. Enumerable.Range(0, mixer.Outputs).Select(_ => new float[IMixSource.LargestBlock])];
        _right = [.. Enumerable.Range(0, mixer.Outputs).Select(_ => new float[IMixSource.LargestBlock])];
    }

    /// <summary>Whose sound each stem is.</summary>
    public ImmutableArray<string> Names => _mixer.Names;

    /// <summary>The next stretch of every stem; 0 after the last.</summary>
    public int Read(CancellationToken cancel)
    {
        _length = _mixer.Read(cancel);
        for (var stem = 0; stem < _finishers.Length; stem++)
        {
            var left = _left[stem].AsSpan(0, _length);
            var right = _right[stem].AsSpan(0, _length);
            _mixer.Left(stem).CopyTo(left);
            _mixer.Right(stem).CopyTo(right);
            _finishers[stem].Process(_at, left, right);
            _curve.Apply(_start + _at, left, right);
        }

        _at += _length;
        return _length;
    }

    public ReadOnlyMemory<float> Left(int stem) => _left[stem].AsMemory(0, _length);

    public ReadOnlyMemory<float> Right(int stem) => _right[stem].AsMemory(0, _length);
}
