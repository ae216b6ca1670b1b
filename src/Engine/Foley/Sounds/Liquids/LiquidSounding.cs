using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Liquids;

/// <summary>A liquid being heard: its flows, then what they fill, then what they fall on.</summary>
internal sealed class LiquidSounding : Sounding
{
    private const double LongestTailSeconds = 3;

    /// <summary>Of a pipe closed at one end: 1, 3, 5.</summary>
    private const int Overtones = 3;

    private readonly LiquidSound _sound;
    private readonly double _seconds;
    private readonly double _size;
    private readonly Flowing[] _flows;
    private readonly Ahead _bubbles = new();
    private readonly Body? _body;
    private readonly float _toBody;
    private readonly StereoFilter _low = new(BiquadCoefficients.HighPass(SampleClock.Rate, 28));
    private readonly StateVariableFilter[] _pipe = new StateVariableFilter[Overtones];
    private readonly float[] _left = new float[Stretch];
    private readonly float[] _right = new float[Stretch];
    private readonly float[] _force = new float[Stretch];
    private readonly float[] _pipeLeft = new float[Stretch];
    private readonly float[] _pipeRight = new float[Stretch];
    private double _time;

    public LiquidSounding(LiquidSound sound, Manner manner, double seconds, Chance chance)
    {
        (_sound, _seconds, _size) = (sound, seconds, manner.Size);
        _flows = [.. sound.Flows.Select(flow => new Flowing(flow, manner, seconds, new Chance(new Seed(chance.NextBits()))))];
        if (sound.Body is null) return;
        _body = new Body(sound.Body, manner.Size, chance);
        _toBody = (float)(Decibels.ToGain(sound.BodyDb) * _body.NoiseGain);
    }

    private bool GoesOn => _sound.Kind == SoundKind.Bed || _time < _seconds || _bubbles.Sounds || Array.Exists(_flows, flow => !flow.IsOver(_time)) || (_body is not null && _time < _seconds + TailSeconds);

    private double TailSeconds => Math.Min(LongestTailSeconds, _body!.TailSeconds * 4 / 3);

    protected override bool Make(Span<float> left, Span<float> right)
    {
        foreach (var flow in _flows) flow.Make(_time, left, right, _bubbles);
        _bubbles.Read(left, right);
        if (_sound.Vessel is { } vessel) Fill(vessel, left, right);
        if (_body is not null)
        {
            TensorPrimitives.Add(left, right, _force);
            TensorPrimitives.Multiply(_force, _toBody / 2, _force);
            _body.Add(_force, left, right);
        }

        _low.Process(left, right, left, right);
        _time += (double)Stretch / SampleClock.Rate;
        return GoesOn;
    }

    private void Fill(Vessel vessel, Span<float> left, Span<float> right)
    {
        // Poured evenly, the air column falls evenly: its pitch goes with one over its length.
        var share = Math.Clamp(_time / _seconds, 0, 1);
        var hertz = 1 / (((1 - share) / vessel.FromHz) + (share / vessel.ToHz)) / _size;
        left.CopyTo(_left);
        right.CopyTo(_right);
        TensorPrimitives.Multiply(left, (float)(1 - vessel.Mix), left);
        TensorPrimitives.Multiply(right, (float)(1 - vessel.Mix), right);
        var gain = (float)(vessel.Mix * Math.Sqrt(vessel.Q));
        for (var i = 0; i < Overtones; i++)
        {
            _left.CopyTo(_pipeLeft, 0);
            _right.CopyTo(_pipeRight, 0);
            _pipe[i].Process(_pipeLeft, _pipeRight, FilterKind.BandPass, Math.Min(0.4, hertz * ((2 * i) + 1) / SampleClock.Rate), 1 / (vessel.Q * (1 + i)));
            TensorPrimitives.MultiplyAdd(_pipeLeft, gain / (1 + i), left, left);
            TensorPrimitives.MultiplyAdd(_pipeRight, gain / (1 + i), right, right);
        }
    }
}
