using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Wavetable;

/// <summary>One note of the wavetable synth.</summary>
internal sealed class WavetableVoice(WavetablePreset preset, int sampleRate) : ISynthVoice
{
    private readonly TableOscillators[] _layers = [.. preset.Layers.Select(layer => new TableOscillators(layer))];
    private readonly Modulators _modulators = new(preset.Modulations);
    private readonly float[] _left = new float[SynthPlayer.GridSamples];
    private readonly float[] _right = new float[SynthPlayer.GridSamples];
    private Pitch _pitch;
    private Amplifier _amplifier;
    private Adsr _envelope;
    private VoiceFilter _filter;
    private StereoNoise _noise;
    private float _level;

    public bool Sounds => _amplifier.Sounds;

    public void Start(in NoteStart note)
    {
        var scatter = new Scatter(note.Variation);
        _pitch.Start(note, sampleRate, preset.DriftCents, ref scatter);
        foreach (var layer in _layers) layer.Start(ref scatter);
        _modulators.Start(ref scatter);
        _noise = new StereoNoise(ref scatter);
        _amplifier.Start(preset.Amplifier, sampleRate, note.Velocity, preset.VelocityToLevel);
        _envelope.Start(preset.FilterEnvelope, sampleRate);
        _filter.Start(preset.Filter, sampleRate, note);
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
        var (semitones, octaves, _, level) = _modulators.At(bearing);
        var envelope = _envelope.Advance(left.Length);
        var step = Pitch.Hertz(_pitch.Advance(left.Length, bearing) + semitones) / sampleRate;
        var ownLeft = _left.AsSpan(0, left.Length);
        var ownRight = _right.AsSpan(0, left.Length);
        ownLeft.Clear();
        ownRight.Clear();
        foreach (var layer in _layers) layer.Add(ownLeft, ownRight, step, envelope, bearing);
        if (preset.Noise > 0) _noise.Add(ownLeft, ownRight, (float)preset.Noise);
        _filter.Process(ownLeft, ownRight, envelope, octaves, bearing.Expression);

        var (from, to) = _amplifier.Advance(left.Length);
        Ramp.Add(ownLeft, left, from * _level, to * level);
        Ramp.Add(ownRight, right, from * _level, to * level);
        _level = level;
    }
}
