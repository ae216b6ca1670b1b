using System.Numerics.Tensors;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Analogue;

/// <summary>One note of the analogue synth.</summary>
internal sealed class AnalogueVoice : SubtractiveVoice
{
    private readonly AnaloguePreset _preset;
    private readonly int _sampleRate;
    private readonly Oscillator[] _oscillators;
    private readonly StraightWaves _waves = new();
    private readonly StraightWaves _looseWaves = new();
    private readonly bool[] _loose;
    private readonly float[] _looseLeft = new float[SynthPlayer.GridSamples];
    private readonly float[] _looseRight = new float[SynthPlayer.GridSamples];
    private StateVariableFilter _firmFirst;
    private StateVariableFilter _firmSecond;
    private double _age;

    public AnalogueVoice(AnaloguePreset preset, int sampleRate)
        : base(preset, sampleRate)
    {
        (_preset, _sampleRate) = (preset, sampleRate);
        _oscillators = [.. preset.Oscillators.Select(options => new Oscillator(options))];
        _loose = [.. preset.Oscillators.Select(options => preset.FirmBelowHz > 0 && !options.Restarts)];
    }

    protected override void StartSource(ref Scatter scatter)
    {
        _waves.Reset();
        _looseWaves.Reset();
        _firmFirst.Reset();
        _firmSecond.Reset();
        foreach (var oscillator in _oscillators) oscillator.Start(ref scatter);
        _age = 0;
    }

    protected override double Bend(int samples)
    {
        if (_preset.BendSemitones == 0) return 0;
        _age += samples;
        return _preset.BendSemitones * Math.Exp(-5 * _age / (_preset.BendSeconds * _sampleRate));
    }

    protected override void Sound(Span<float> left, Span<float> right, in SourceBearing at)
    {
        for (var i = 0; i < _oscillators.Length; i++) _oscillators[i].Add(_loose[i] ? _looseWaves : _waves, at.Step, at.Width, at.Envelope, left.Length);
        _waves.Finish(left, right);
        if (_preset.FirmBelowHz > 0) AddLoose(left, right);
        foreach (var oscillator in _oscillators) oscillator.AddSine(left, right, at.Step);
        Hiss(left, right, _preset.Noise);
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
