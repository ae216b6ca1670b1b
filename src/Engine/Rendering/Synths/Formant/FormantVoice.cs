using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Formant;

/// <summary>One note of the formant synth: a small choir on one pitch.</summary>
internal sealed class FormantVoice : ISynthVoice
{
    private const double MiddleC = 60;

    private readonly FormantPreset _preset;
    private readonly int _sampleRate;
    private readonly Oscillator[] _oscillators;
    private readonly Modulators _modulators;
    private readonly VowelBank _vowels;
    private readonly StraightWaves _waves = new();
    private readonly float[] _left = new float[SynthPlayer.GridSamples];
    private readonly float[] _right = new float[SynthPlayer.GridSamples];
    private Pitch _pitch;
    private Amplifier _amplifier;
    private Adsr _envelope;
    private VoiceFilter _filter;
    private StereoNoise _noise;
    private Lfo _wander;
    private float _level;

    public FormantVoice(FormantPreset preset, int sampleRate)
    {
        (_preset, _sampleRate) = (preset, sampleRate);
        _oscillators = [.. preset.Oscillators.Select(options => new Oscillator(options))];
        _modulators = new Modulators(preset.Modulations);
        _vowels = new VowelBank([.. preset.Path.Select(FormantPreset.FindVowel)], preset.Direct, sampleRate);
    }

    public bool Sounds => _amplifier.Sounds;

    public void Start(in NoteStart note)
    {
        var scatter = new Scatter(note.Variation);
        _waves.Reset();
        _vowels.Reset();
        _pitch.Start(note, _sampleRate, _preset.DriftCents, ref scatter);
        foreach (var oscillator in _oscillators) oscillator.Start(ref scatter);
        _modulators.Start(ref scatter);
        if (_preset.Wander is { } wander) _wander.Start(wander, ref scatter);
        _noise = new StereoNoise(ref scatter);
        _amplifier.Start(_preset.Amplifier, _sampleRate, note.Velocity, _preset.VelocityToLevel);
        _envelope.Start(_preset.FilterEnvelope, _sampleRate);
        _filter.Start(_preset.Filter, _sampleRate, note);
        _level = 1;
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
        var step = Pitch.Hertz(_pitch.Advance(left.Length, bearing) + semitones) / _sampleRate;
        var ownLeft = _left.AsSpan(0, left.Length);
        var ownRight = _right.AsSpan(0, left.Length);
        foreach (var oscillator in _oscillators) oscillator.Add(_waves, step, width, envelope, left.Length);
        _waves.Finish(ownLeft, ownRight);
        foreach (var oscillator in _oscillators) oscillator.AddSine(ownLeft, ownRight, step);
        _filter.Process(ownLeft, ownRight, envelope, octaves, bearing.Expression);
        if (_preset.Breath > 0) _noise.Add(ownLeft, ownRight, (float)_preset.Breath);

        var place = _preset.Place + (_preset.OpensBy * envelope);
        if (_preset.Wander is not null) place += _preset.WanderDepth * _wander.At(bearing);
        _vowels.Process(ownLeft, ownRight, place, _preset.Size * (_pitch.Key - MiddleC) / 12);

        var (from, to) = _amplifier.Advance(left.Length);
        Ramp.Add(ownLeft, left, from * _level, to * level);
        Ramp.Add(ownRight, right, from * _level, to * level);
        _level = level;
    }
}
