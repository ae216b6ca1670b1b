using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Formant;

/// <summary>One note of the formant synth: a small choir on one pitch.</summary>
internal sealed class FormantVoice : SubtractiveVoice
{
    private const double MiddleC = 60;

    /// <summary>The louder they sing, the more air goes with it, beyond what grows with the level.</summary>
    private const double BreathPower = 0.5;

    private readonly FormantPreset _preset;
    private readonly Oscillator[] _oscillators;
    private readonly VowelBank _vowels;
    private readonly StraightWaves _waves = new();
    private Lfo _wander;
    private double _breath;

    public FormantVoice(FormantPreset preset, int sampleRate)
        : base(preset, sampleRate)
    {
        _preset = preset;
        _oscillators = [.. preset.Oscillators.Select(options => new Oscillator(options))];
        _vowels = new VowelBank([.. preset.Path.Select(FormantPreset.FindVowel)], preset.Direct, sampleRate);
    }

    protected override void StartSource(ref Scatter scatter)
    {
        _waves.Reset();
        foreach (var oscillator in _oscillators) oscillator.Start(ref scatter);
    }

    protected override void StartMouth(float velocity, ref Scatter scatter)
    {
        _breath = _preset.Breath * Math.Pow(Force.Of(velocity), BreathPower);
        _vowels.Reset();
        if (_preset.Wander is { } wander) _wander.Start(wander, ref scatter);
    }

    protected override void Sound(Span<float> left, Span<float> right, in SourceBearing at)
    {
        foreach (var oscillator in _oscillators) oscillator.Add(_waves, at.Step, at.Width, at.Envelope, left.Length);
        _waves.Finish(left, right);
        foreach (var oscillator in _oscillators) oscillator.AddSine(left, right, at.Step);
    }

    protected override void Speak(Span<float> left, Span<float> right, double key, float envelope, in Bearing bearing)
    {
        Hiss(left, right, _breath);
        var place = _preset.Place + (_preset.OpensBy * envelope);
        if (_preset.Wander is not null) place += _preset.WanderDepth * _wander.At(bearing);
        _vowels.Process(left, right, place, _preset.Size * (key - MiddleC) / 12);
    }
}
