using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Plucked;

/// <summary>One key's strings ringing out.</summary>
internal sealed class PluckedVoice : ISynthVoice
{
    private const float Silence = 2e-5f;
    private const double ChokeSeconds = 0.008;
    private const double BendSeconds = 0.12;

    /// <summary>How far what is heard of the highs follows the force: strings too short for a sharp corner are brighter when plucked harder, too.</summary>
    private const double Opens = 0.7;

    /// <summary>How much of the first string sets the others ringing.</summary>
    private const float Sympathy = 0.02f;

    private readonly PluckedPreset _preset;
    private readonly int _sampleRate;
    private readonly StringLoop[] _strings;
    private readonly double[] _cents;
    private readonly Burst[] _bursts;
    private readonly Body _body;
    private readonly float[] _first = new float[SynthPlayer.GridSamples];
    private readonly float[] _string = new float[SynthPlayer.GridSamples];
    private readonly float[] _pluckLeft = new float[SynthPlayer.GridSamples];
    private readonly float[] _pluckRight = new float[SynthPlayer.GridSamples];
    private readonly float[] _mono = new float[SynthPlayer.GridSamples];
    private readonly float[] _left = new float[SynthPlayer.GridSamples];
    private readonly float[] _right = new float[SynthPlayer.GridSamples];
    private Pitch _pitch;
    private Pluck _pluck;
    private Band _band;
    private double _age;
    private double _bend;
    private double _hertz;
    private double _highHz;
    private float _gain;
    private float _fade;
    private double _fadeRate;

    public PluckedVoice(PluckedPreset preset, int sampleRate)
    {
        (_preset, _sampleRate) = (preset, sampleRate);
        _strings = [.. preset.Strings.Select(_ => new StringLoop(sampleRate))];
        _cents = new double[_strings.Length];
        _bursts = [.. preset.Knock.Select(_ => new Burst(sampleRate))];
        _body = new Body(preset.Body, preset.Width, sampleRate);
    }

    public bool Sounds { get; private set; }

    public void Start(in NoteStart note)
    {
        var scatter = new Scatter(note.Variation);
        _pitch.Start(note, _sampleRate, 0, ref scatter);
        _pluck.Start(_preset, note.Velocity, Pitch.Hertz(note.Key), _sampleRate, ref scatter);
        _band.Reset();
        _body.Reset();
        _bend = _preset.BendCents / 100 * Force.Of(note.Velocity);
        (_age, _hertz, _fade, _fadeRate, Sounds) = (0, 0, 1, 0, true);
        _gain = (float)Force.Level(note.Velocity);
        _highHz = _preset.HighHz * Math.Pow(Force.Of(note.Velocity), Opens);
        var octaves = (note.Key - _preset.MiddleKey) / 12;
        var seconds = _preset.Seconds * Math.Pow(_preset.ShorterPerOctave, -octaves);
        for (var i = 0; i < _strings.Length; i++)
        {
            var options = _preset.Strings[i];
            _cents[i] = options.Cents + (options.Sympathetic ? 0 : scatter.Between(-0.2, 0.2));
            var design = LoopDesign.Of(HertzOf(i, note.Key), _sampleRate, seconds * options.Longer, _preset.HighSeconds, _preset.Stiffness * Math.Pow(2, octaves));
            _strings[i].Start(design, _preset.Buzz);
        }

        for (var i = 0; i < _bursts.Length; i++) _bursts[i].Start(_preset.Knock[i], note.Velocity, ref scatter);
    }

    public void Slide(in NoteStart note) => _pitch.Slide(note);

    public void Release()
    {
        if (_preset.DampSeconds > 0) Damp(_preset.DampSeconds);
    }

    public void Choke() => _fadeRate = ModeBank.SixtyDb / ChokeSeconds;

    public void Add(Span<float> left, Span<float> right, in Bearing bearing)
    {
        var count = left.Length;
        Tune(count, bearing);
        var ownLeft = _left.AsSpan(0, count);
        var ownRight = _right.AsSpan(0, count);
        ownLeft.Clear();
        ownRight.Clear();
        var loudest = Swing(ownLeft, ownRight);
        loudest = Math.Max(loudest, Knock(ownLeft, ownRight));

        var mono = _mono.AsSpan(0, count);
        TensorPrimitives.Add(ownLeft, ownRight, mono);
        TensorPrimitives.Multiply(mono, 0.5f, mono);
        _band.Process(ownLeft, ownRight, _preset.LowHz / _sampleRate, _highHz / _sampleRate, _preset.Q);
        var direct = (float)Decibels.ToGain(_preset.DirectDb);
        TensorPrimitives.Multiply(ownLeft, direct, ownLeft);
        TensorPrimitives.Multiply(ownRight, direct, ownRight);
        _body.Add(mono, ownLeft, ownRight);

        _age += (double)count / _sampleRate;
        var fade = _fadeRate > 0 ? _fade * (float)Math.Exp(-_fadeRate * count / _sampleRate) : _fade;
        Ramp.Add(ownLeft, left, _gain * _fade, _gain * fade);
        Ramp.Add(ownRight, right, _gain * _fade, _gain * fade);
        _fade = fade;
        Sounds = loudest * _gain * _fade > Silence;
    }

    private double HertzOf(int index, double key) => Pitch.Hertz(key + (_cents[index] / 100)) * _preset.Strings[index].Ratio;

    private void Damp(double seconds)
    {
        for (var i = 0; i < _strings.Length; i++) _strings[i].Damp(ModeBank.SixtyDb / seconds, HertzOf(i, _pitch.Key));
    }

    private void Tune(int samples, in Bearing bearing)
    {
        var key = _pitch.Advance(samples, bearing) + (_bend * Math.Exp(-_age / BendSeconds));
        if (Math.Abs(key - _hertz) < 1e-5) return;
        _hertz = key;
        for (var i = 0; i < _strings.Length; i++) _strings[i].Tune(HertzOf(i, key));
    }

    private float Swing(Span<float> left, Span<float> right)
    {
        var count = left.Length;
        var first = _first.AsSpan(0, count);
        var own = _string.AsSpan(0, count);
        var pluck = _pluckLeft.AsSpan(0, count);
        _pluck.Fill(pluck, _pluckRight.AsSpan(0, count));
        var loudest = 0f;
        for (var i = 0; i < _strings.Length; i++)
        {
            var options = _preset.Strings[i];
            if (options.Sympathetic) TensorPrimitives.Multiply(first, Sympathy, own);
            else pluck.CopyTo(own);
            _strings[i].Run(own);
            if (i == 0) own.CopyTo(first);
            if (_preset.Pickup > 0) _strings[i].AddEarlier(own, _preset.Pickup * _sampleRate / HertzOf(i, _pitch.Key), -1);
            var gain = (float)Decibels.ToGain(options.LevelDb);
            TensorPrimitives.MultiplyAdd(own, gain * (float)(1 - options.Pan), left, left);
            TensorPrimitives.MultiplyAdd(own, gain * (float)(1 + options.Pan), right, right);
            loudest = Math.Max(loudest, _strings[i].Level * gain);
        }

        return loudest;
    }

    private float Knock(Span<float> left, Span<float> right)
    {
        var loudest = 0f;
        foreach (var burst in _bursts)
        {
            if (!burst.Sounds) continue;
            burst.Add(left, right);
            loudest = 1;
        }

        return loudest;
    }
}
