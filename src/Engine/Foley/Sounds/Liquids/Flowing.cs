using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Liquids;

/// <summary>One flow being heard.</summary>
internal sealed class Flowing
{
    private const int Stretch = Sounding.Stretch;
    private const double StretchSeconds = (double)Stretch / SampleClock.Rate;

    private readonly Flow _flow;
    private readonly Manner _manner;
    private readonly Chance _chance;
    private readonly double _start;
    private readonly double _end;
    private readonly double _gain;

    /// <summary>A weaker flow makes fewer bubbles, larger ones, and less of a rush.</summary>
    private readonly double _force;
    private readonly double _opening;
    private readonly float[] _left = new float[Stretch];
    private readonly float[] _right = new float[Stretch];
    private Wander _wander;
    private StereoNoise _noise;
    private Band _band;
    private double _toNext;
    private double _gulp;
    private float _last;

    public Flowing(Flow flow, Manner manner, double seconds, Chance chance)
    {
        (_flow, _manner, _chance) = (flow, manner, chance);
        _start = flow.At / manner.Speed;
        _end = flow.Seconds is { } own ? _start + (own / manner.Speed) : seconds;
        _gain = Decibels.ToGain(flow.LevelDb + ((manner.Force - 0.6) * 28));
        _force = Math.Pow(2, (manner.Force - 0.6) * 1.5);
        _opening = Math.Pow(2, (manner.Force - 0.6) * 1.2) / Math.Pow(manner.Size, 0.7);
        _wander = new Wander(flow.UnsteadyHz * manner.Speed, chance);
        var scatter = new Scatter((float)chance.Next());
        _noise = new StereoNoise(ref scatter);
        _toNext = chance.Next();
        _gulp = chance.Next();
    }

    public bool IsOver(double time) => time >= _end;

    /// <summary>Adds a stretch of its rush, and the bubbles that begin in it.</summary>
    public void Make(double time, Span<float> left, Span<float> right, Ahead bubbles)
    {
        var level = (float)(Envelope(time) * Surge());
        if (_flow.Bubbles is { } many && level > 0) Begin(many, level, bubbles);
        if (_flow.Rush is not { } rush || (level == 0 && _last == 0)) return;
        _left.AsSpan().Clear();
        _right.AsSpan().Clear();
        var (low, high) = (rush.LowHz / Math.Pow(_manner.Size, 0.7), rush.HighHz * _opening);
        _noise.Add(_left, _right, Hiss.GainOf(low, high) * _gain * Math.Pow(_force, 0.5), rush.Width);

        // What rushes faster hisses higher.
        _band.Process(_left, _right, low / SampleClock.Rate, high * (0.6 + (0.4 * Math.Min(1, level))) / SampleClock.Rate, 0.7);
        Ramp.Add(_left, left, _last, level);
        Ramp.Add(_right, right, _last, level);
        _last = level;
    }

    private void Begin(Bubbles many, double level, Ahead bubbles)
    {
        _toNext -= many.PerSecond * _manner.Density * Math.Sqrt(_manner.Speed) * _force * level * StretchSeconds;
        for (; _toNext <= 0; _toNext -= Math.Log(1 - _chance.Next()))
        {
            var place = _chance.Next();
            var octaves = Math.Log2(many.LargestMm / many.SmallestMm);
            var radius = many.SmallestMm * Math.Pow(2, octaves * (many.Lean >= 0 ? Math.Pow(place, 1 + many.Lean) : 1 - Math.Pow(1 - place, 1 - many.Lean)));
            var amplitude = _gain * Math.Pow(_chance.Next(), many.Uneven) * Math.Sqrt(radius / many.LargestMm) * level;
            bubbles.Add(_chance.Next(Stretch), Bubble.Of(
                radius * _manner.Size / Math.Pow(_force, 0.5), amplitude, many.Rising * _chance.Between(0.3, 1.7), many.Rings, _chance.Between(-many.Width, many.Width)));
        }
    }

    private double Envelope(double time)
    {
        var rise = Math.Clamp((time - _start) / _flow.AttackSeconds, 0, 1);
        var fall = Math.Clamp((_end - time) / _flow.ReleaseSeconds, 0, 1);
        var swell = Math.Min(rise, fall);
        return swell * swell * (3 - (2 * swell));
    }

    private double Surge()
    {
        var steady = Math.Max(0, 1 + (_flow.Unsteady * _wander.Next(StretchSeconds)));
        if (_flow.Gulps <= 0) return steady;
        _gulp += _flow.Gulps * _manner.Speed / _manner.Size * StretchSeconds * steady;
        var part = _gulp - Math.Floor(_gulp);

        // Air goes in quickly, water comes out more slowly.
        var swell = part < 0.3 ? part / 0.3 : (1 - part) / 0.7;
        return steady * (1 - (_flow.GulpDepth * (1 - (swell * swell))));
    }
}
