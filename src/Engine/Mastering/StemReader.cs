using System.Collections.Immutable;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Mixing;

namespace Cuewright.Engine.Mastering;

/// <summary>Hands on the mastered stems, all in step. They are mixed again on the way: keeping them all would take six times the memory of the mix.</summary>
internal sealed class StemReader
{
    private readonly Mixer _mixer;
    private readonly GainCurve _curve;
    private readonly StereoFilter[] _filters;
    private readonly Ducker[] _duckers;
    private readonly float[][] _left;
    private readonly float[][] _right;
    private long _at;
    private int _length;

    public StemReader(Mixer mixer, Ducking? ducking, Tone tone, GainCurve curve)
    {
        (_mixer, _curve) = (mixer, curve);
        _filters = [.. Enumerable.Range(0, mixer.Outputs).Select(_ => tone.Filter())];
        _duckers = ducking is null ? [] : [.. Enumerable.Range(0, mixer.Outputs).Select(_ => new Ducker(ducking))];
        _left = [.. Enumerable.Range(0, mixer.Outputs).Select(_ => new float[Mixer.LargestBlock])];
        _right = [.. Enumerable.Range(0, mixer.Outputs).Select(_ => new float[Mixer.LargestBlock])];
    }

    /// <summary>Whose sound each stem is.</summary>
    public ImmutableArray<string> Names => _mixer.Names;

    /// <summary>The next stretch of every stem; 0 after the last.</summary>
    public int Read(CancellationToken cancel)
    {
        _length = _mixer.Read(cancel);
        for (var stem = 0; stem < _filters.Length; stem++)
        {
            var left = _left[stem].AsSpan(0, _length);
            var right = _right[stem].AsSpan(0, _length);
            _mixer.Left(stem).CopyTo(left);
            _mixer.Right(stem).CopyTo(right);
            if (_duckers.Length > 0) _duckers[stem].Process(_at, left, right);
            _filters[stem].Process(left, right, left, right);
            _curve.Apply(_at, left, right);
        }

        _at += _length;
        return _length;
    }

    public ReadOnlyMemory<float> Left(int stem) => _left[stem].AsMemory(0, _length);

    public ReadOnlyMemory<float> Right(int stem) => _right[stem].AsMemory(0, _length);
}
