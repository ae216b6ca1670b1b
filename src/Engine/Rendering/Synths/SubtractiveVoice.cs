using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths;

/// <summary>One note of a subtractive synth: what all of them have around their source.</summary>
internal abstract class SubtractiveVoice(SubtractivePreset preset, int sampleRate) : ISynthVoice
{
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
        StartSource(ref scatter);
        _modulators.Start(ref scatter);
        StartMouth(note.Velocity, ref scatter);
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
        var (semitones, octaves, width, level) = _modulators.At(bearing);
        var envelope = _envelope.Advance(left.Length);
        semitones += Bend(left.Length);
        var step = Pitch.Hertz(_pitch.Advance(left.Length, bearing) + semitones) / sampleRate;
        var ownLeft = _left.AsSpan(0, left.Length);
        var ownRight = _right.AsSpan(0, left.Length);
        Sound(ownLeft, ownRight, new SourceBearing(step, width, envelope, bearing));
        _filter.Process(ownLeft, ownRight, envelope, octaves, bearing.Expression);
        Speak(ownLeft, ownRight, _pitch.Key, envelope, bearing);

        var (from, to) = _amplifier.Advance(left.Length);
        Ramp.Add(ownLeft, left, from * _level, to * level);
        Ramp.Add(ownRight, right, from * _level, to * level);
        _level = level;
    }

    protected abstract void StartSource(ref Scatter scatter);

    /// <summary>Overwrites both spans with what goes into the filter.</summary>
    protected abstract void Sound(Span<float> left, Span<float> right, in SourceBearing at);

    /// <summary>How many semitones off the pitch is after so many samples more.</summary>
    protected virtual double Bend(int samples) => 0;

    protected virtual void StartMouth(float velocity, ref Scatter scatter)
    {
    }

    /// <summary>What the sound goes through after the filter.</summary>
    protected virtual void Speak(Span<float> left, Span<float> right, double key, float envelope, in Bearing bearing)
    {
    }

    protected void Hiss(Span<float> left, Span<float> right, double gain)
    {
        if (gain > 0) _noise.Add(left, right, (float)gain);
    }
}

/// <summary>What a source goes by in one stretch.</summary>
/// <param name="Step">Cycles a sample of the note's pitch.</param>
/// <param name="Width">Added to that of pulses.</param>
/// <param name="Envelope">The filter's, 0 to 1.</param>
/// <param name="Player">What holds for all notes.</param>
internal readonly record struct SourceBearing(double Step, double Width, float Envelope, Bearing Player);
