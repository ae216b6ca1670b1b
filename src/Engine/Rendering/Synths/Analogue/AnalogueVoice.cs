using System.Numerics.Tensors;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Analogue;

/// <summary>One note of the analogue synth.</summary>
internal sealed class AnalogueVoice : ISynthVoice
{
    private readonly AnaloguePreset _preset;
    private readonly int _sampleRate;
    private readonly Oscillator[] _oscillators;
    private readonly Modulators _modulators;
    private readonly StraightWaves _waves = new();
    private readonly StraightWaves _looseWaves = new();
    private readonly bool[] _loose;
    private readonly float[] _left = new float[SynthPlayer.GridSamples];
    private readonly float[] _right = new float[SynthPlayer.GridSamples];
    private readonly float[] _looseLeft = new float[SynthPlayer.GridSamples];
    private readonly float[] _looseRight = new float[SynthPlayer.GridSamples];
    private StateVariableFilter _firmFirst;
    private StateVariableFilter _firmSecond;
    private Pitch _pitch;
    private Amplifier _amplifier;
    private Adsr _envelope;
    private VoiceFilter _filter;
    private StereoNoise _noise;
    private float _level;
    private double _age;

    public AnalogueVoice(AnaloguePreset preset, int sampleRate)
    {
        (_preset, _sampleRate) = (preset, sampleRate);
        _oscillators = [.. preset.Oscillators.Select(options => new Oscillator(options))];
        _loose = [.. preset.Oscillators.Select(options => preset.FirmBelowHz > 0 && !options.Restarts)];
        _modulators = new Modulators(preset.Modulations);
    }

    public bool Sounds => _amplifier.Sounds;

    public void Start(in NoteStart note)
    {
        var scatter = new Scatter(note.Variation);
        _waves.Reset();
        _looseWaves.Reset();
        _firmFirst.Reset();
        _firmSecond.Reset();
        _pitch.Start(note, _sampleRate, _preset.DriftCents, ref scatter);
        foreach (var oscillator in _oscillators) oscillator.Start(ref scatter);
        _modulators.Start(ref scatter);
        _noise = new StereoNoise(ref scatter);
        _amplifier.Start(_preset.Amplifier, _sampleRate, note.Velocity, _preset.VelocityToLevel);
        _envelope.Start(_preset.FilterEnvelope, _sampleRate);
        _filter.Start(_preset.Filter, _sampleRate, note);
        (_level, _age) = (1, 0);
    }

    public void Slide(in NoteStart note) => _pitch.Slide(note);

    public void Release()
    {
        _amplifier.Release();
        _envelope.Release();
    }

    public void Choke() => _amplifier.Choke();

    public void Add(Span<float> left, Span<float> right, in Bearing bearing)
    {
        var (semitones, octaves, width, level) = _modulators.At(bearing);
        var envelope = _envelope.Advance(left.Length);
        _age += left.Length;
        if (_preset.BendSemitones != 0) semitones += _preset.BendSemitones * Math.Exp(-5 * _age / (_preset.BendSeconds * _sampleRate));
        var step = Pitch.Hertz(_pitch.Advance(left.Length, bearing) + semitones) / _sampleRate;

        var ownLeft = _left.AsSpan(0, left.Length);
        var ownRight = _right.AsSpan(0, left.Length);
        Sound(ownLeft, ownRight, step, width, envelope);
        _filter.Process(ownLeft, ownRight, envelope, octaves, bearing.Expression);

        var (from, to) = _amplifier.Advance(left.Length);
        Ramp.Add(ownLeft, left, from * _level, to * level);
        Ramp.Add(ownRight, right, from * _level, to * level);
        _level = level;
    }

    private void Sound(Span<float> left, Span<float> right, double step, double width, float envelope)
    {
        for (var i = 0; i < _oscillators.Length; i++) _oscillators[i].Add(_loose[i] ? _looseWaves : _waves, step, width, envelope, left.Length);
        _waves.Finish(left, right);
        if (_preset.FirmBelowHz > 0) AddLoose(left, right);
        foreach (var oscillator in _oscillators) oscillator.AddSine(left, right, step);
        if (_preset.Noise > 0) _noise.Add(left, right, (float)_preset.Noise);
    }

    private void AddLoose(Span<float> left, Span<float> right)
    {
        var ownLeft = _looseLeft.AsSpan(0, left.Length);
        var ownRight = _looseRight.AsSpan(0, left.Length);
        _looseWaves.Finish(ownLeft, ownRight);

        // Butterworth of the fourth order.
        var cutoff = _preset.FirmBelowHz / _sampleRate;
        _firmFirst.Process(ownLeft, ownRight, FilterKind.HighPass, cutoff, 1.848);
        _firmSecond.Process(ownLeft, ownRight, FilterKind.HighPass, cutoff, 0.765);
        TensorPrimitives.Add(left, ownLeft, left);
        TensorPrimitives.Add(right, ownRight, right);
    }
}
