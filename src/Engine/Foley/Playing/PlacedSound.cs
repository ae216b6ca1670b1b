using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Foley.Playing;

/// <summary>One occurrence in its place: as far away, as far to the side and as loud as it is, from its first sample to its last.</summary>
internal sealed class PlacedSound
{
    /// <summary>Short enough for gains to be straight in it; counted from the sound's own start, so that blocks do not matter.</summary>
    private const int Stretch = 256;

    private readonly ISounding _sounding;
    private readonly Placing _placing;
    private readonly StereoFilter? _air;
    private readonly double _gain;
    private readonly float _wet;
    private readonly float _near;
    private readonly float _far;
    private readonly long _start;
    private readonly long _travel;
    private readonly float[] _left = new float[Stretch];
    private readonly float[] _right = new float[Stretch];
    private readonly float[] _madeLeft = new float[Stretch];
    private readonly float[] _madeRight = new float[Stretch];
    private readonly float[] _dryLeft = new float[IMixSource.LargestBlock];
    private readonly float[] _dryRight = new float[IMixSource.LargestBlock];
    private long _end;
    private long _at;
    private int _made;
    private int _used;
    private float _lastLeft;
    private float _lastRight;

    /// <param name="sounding">What is heard.</param>
    /// <param name="placing">Where it is.</param>
    /// <param name="gain">Brings it to its natural level.</param>
    /// <param name="place">Where both are.</param>
    /// <param name="start">Its first sample; may lie before all that is heard.</param>
    /// <param name="end">Where it is over at the latest.</param>
    /// <param name="travel">How many samples it takes from one side to the other, where it moves.</param>
    public PlacedSound(ISounding sounding, Placing placing, double gain, Place place, long start, long end, long travel)
    {
        var distance = new Distance(placing.Distance);
        (_sounding, _placing, _start, _at, _end, _travel) = (sounding, placing, start, start, end, Math.Max(1, travel));
        _air = distance.Air(place.MuffledHz);
        _gain = gain * Decibels.ToGain(distance.GainDb);
        _wet = (float)Decibels.ToGain(place.WetDb + distance.WetDb - distance.GainDb);
        (_near, _far) = ((float)((1 + distance.Width) / 2), (float)((1 - distance.Width) / 2));
    }

    /// <summary>A level that changes over time, in dB; null: it stays.</summary>
    public Func<long, double>? LevelDb { get; init; }

    public bool IsOver => _used == _made && _at >= _end;

    /// <summary>Makes what of this block it sounds in.</summary>
    public void Fill(long block, int length)
    {
        var left = _dryLeft.AsSpan(0, length);
        var right = _dryRight.AsSpan(0, length);
        left.Clear();
        right.Clear();
        var done = (int)Math.Clamp(_start - block, 0, length);
        while (done < length && (_used < _made || Next()))
        {
            // What lies before all that is heard is made and left out.
            var skipped = (int)Math.Clamp(block - (_at - _made + _used), 0, _made - _used);
            _used += skipped;
            var count = Math.Min(length - done, _made - _used);
            _madeLeft.AsSpan(_used, count).CopyTo(left[done..]);
            _madeRight.AsSpan(_used, count).CopyTo(right[done..]);
            _used += count;
            done += count;
        }
    }

    /// <summary>Adds it to a sum, and what the room hears of it to another.</summary>
    public void AddTo(Span<float> left, Span<float> right, Span<float> roomLeft, Span<float> roomRight)
    {
        var dryLeft = _dryLeft.AsSpan(0, left.Length);
        var dryRight = _dryRight.AsSpan(0, left.Length);
        TensorPrimitives.Add(left, dryLeft, left);
        TensorPrimitives.Add(right, dryRight, right);
        TensorPrimitives.MultiplyAdd(dryLeft, _wet, roomLeft, roomLeft);
        TensorPrimitives.MultiplyAdd(dryRight, _wet, roomRight, roomRight);
    }

    private bool Next()
    {
        if (_at >= _end) return false;
        if (_at == _start) (_lastLeft, _lastRight) = Gains(_at);
        _used = 0;
        _made = _sounding.Read(_left, _right);
        if (_made < Stretch) _end = Math.Min(_end, _at + _made);
        _made = (int)(Math.Min(_at + _made, _end) - _at);
        var left = _left.AsSpan(0, _made);
        var right = _right.AsSpan(0, _made);
        if (_far > 0) Narrow(left, right);
        _air?.Process(left, right, left, right);
        var (toLeft, toRight) = Gains(_at + Stretch);

        // A last stretch that is cut off has not gone all the way.
        var share = (float)_made / Stretch;
        _madeLeft.AsSpan().Clear();
        _madeRight.AsSpan().Clear();
        Ramp.Add(left, _madeLeft, _lastLeft, _lastLeft + ((toLeft - _lastLeft) * share));
        Ramp.Add(right, _madeRight, _lastRight, _lastRight + ((toRight - _lastRight) * share));
        (_lastLeft, _lastRight) = (toLeft, toRight);
        _at += _made;
        return _made > 0;
    }

    private void Narrow(Span<float> left, Span<float> right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            (left[i], right[i]) = ((_near * left[i]) + (_far * right[i]), (_near * right[i]) + (_far * left[i]));
        }
    }

    /// <summary>As loud on either side as in the middle (constant power).</summary>
    private (float Left, float Right) Gains(long at)
    {
        var share = _placing.PanEnd is null ? 0 : Math.Clamp((double)(at - _start) / _travel, 0, 1);
        var pan = _placing.Pan + (((_placing.PanEnd ?? _placing.Pan) - _placing.Pan) * share);
        var (sine, cosine) = Math.SinCos((Math.Clamp(pan, -1, 1) + 1) * Math.PI / 4);
        var level = _gain * Math.Sqrt(2) * (LevelDb is null ? 1 : Decibels.ToGain(LevelDb(at)));
        return ((float)(level * cosine), (float)(level * sine));
    }
}
