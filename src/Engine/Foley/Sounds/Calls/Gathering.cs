using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Calls;

/// <summary>
/// Many at once, each in a place of its own and at its own pace. Their calls are made at the beginning; from then on they are
/// only begun and added up, and the space around them rings.
/// </summary>
internal sealed class Gathering : Sounding
{
    private readonly List<Group> _groups = [];
    private readonly List<Heard> _heard = [];
    private readonly Reverb _tail;
    private readonly float _tailGain;
    private readonly long _end;
    private readonly float[] _farLeft = new float[Stretch];
    private readonly float[] _farRight = new float[Stretch];
    private readonly long _over;
    private long _at;

    public Gathering(CallSound sound, Manner manner, double seconds, Chance chance)
    {
        foreach (var member in sound.Members) _groups.Add(new Group(member, manner, chance));
        _tailGain = (float)Decibels.ToGain(sound.TailDb);
        _tail = new Reverb(SampleClock.Rate, Around(sound.TailSeconds));
        _end = double.IsPositiveInfinity(seconds) ? long.MaxValue : SampleClock.SamplesAt(seconds);
        _over = _end == long.MaxValue ? _end : _end + SampleClock.SamplesAt(sound.TailSeconds);
    }

    protected override bool Make(Span<float> left, Span<float> right)
    {
        if (_at < _end)
        {
            foreach (var group in _groups) group.Begin(_at, Stretch, _heard);
        }

        _farLeft.AsSpan().Clear();
        _farRight.AsSpan().Clear();
        for (var i = _heard.Count - 1; i >= 0; i--)
        {
            var heard = _heard[i];
            heard.AddTo(left, right, _farLeft, _farRight);
            if (heard.IsOver) _heard.RemoveAt(i);
            else _heard[i] = heard;
        }

        TensorPrimitives.Multiply(_farLeft, _tailGain, _farLeft);
        TensorPrimitives.Multiply(_farRight, _tailGain, _farRight);
        _tail.Process(_farLeft, _farRight, left, right);
        _at += Stretch;
        return _at < _over || _heard.Count > 0;
    }

    private static ReverbOptions Around(double seconds) => new()
    {
        PreDelaySeconds = 0.012,
        LowDecaySeconds = seconds,
        HighDecaySeconds = seconds * 0.6,
        CrossoverHz = 2500,
        ShortestPathSeconds = 0.019,
        LongestPathSeconds = 0.067,
        LowCutHz = 100,
        HighCutHz = 7000,
        DriftSeconds = 0.0004,
        DriftHz = 0.3,
    };
}
