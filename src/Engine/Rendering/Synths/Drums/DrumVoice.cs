using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Drums;

/// <summary>One stroke on one drum of a kit.</summary>
internal sealed class DrumVoice : ISynthVoice
{
    private const float Silence = 1e-5f;

    /// <summary>A hat being closed is not cut with scissors.</summary>
    private const double ChokeSeconds = 0.03;
    private const double GateFallSeconds = 0.05;

    private readonly StruckPreset _preset;
    private readonly int _sampleRate;
    private readonly ModeBank _bank;
    private readonly Burst[] _bursts;
    private readonly Tone[] _tones;
    private readonly float[] _left = new float[SynthPlayer.GridSamples];
    private readonly float[] _right = new float[SynthPlayer.GridSamples];
    private readonly float[] _mono = new float[SynthPlayer.GridSamples];
    private DrumOptions _drum = new();
    private Pitch _pitch;
    private Rise _rise;
    private float _gain;
    private float _drive;
    private float _fade;
    private float _level;
    private double _fadeRate;
    private double _turned;
    private double _age;

    public DrumVoice(StruckPreset preset, int sampleRate)
    {
        (_preset, _sampleRate) = (preset, sampleRate);
        _bank = new ModeBank(preset.All.Max(drum => drum.Modes.Length + Cloud.Modes(drum.Cloud) + Metal.Modes(drum.Metal)), sampleRate);
        _tones = new Tone[preset.All.Max(drum => drum.Tones.Length)];
        _bursts = new Burst[preset.All.Max(drum => drum.Noises.Length)];
        for (var i = 0; i < _bursts.Length; i++) _bursts[i] = new Burst(sampleRate);
    }

    public bool Sounds { get; private set; }

    public void Start(in NoteStart note)
    {
        Sounds = _preset.At(note.Key) is not null;
        if (_preset.At(note.Key) is not { } drum) return;
        var scatter = new Scatter(note.Variation);
        _drum = drum;
        _gain = (float)(Decibels.ToGain(drum.LevelDb) * Force.Level(note.Velocity));
        _pitch.Start(note, _sampleRate, 0, ref scatter);
        (_age, _turned, _fade, _fadeRate) = (0, 0, 1, 0);
        (_level, _rise) = (_gain, new Rise(_sampleRate));
        _drive = (float)(drum.Drive * Math.Pow(Force.Of(note.Velocity), 0.7));
        Strike(note, ref scatter);
    }

    public void Slide(in NoteStart note) => _pitch.Slide(note);

    public void Release()
    {
        if (_preset.DampSeconds > 0) Fade(_preset.DampSeconds);
    }

    public void Choke() => Fade(ChokeSeconds);

    public void Add(Span<float> left, Span<float> right, in Bearing bearing)
    {
        var semitones = _pitch.Advance(left.Length, bearing) - _preset.Home(_pitch.Key);
        Tune(semitones);
        var ownLeft = _left.AsSpan(0, left.Length);
        var ownRight = _right.AsSpan(0, left.Length);
        _bank.Run(ownLeft, ownRight);
        var loudest = Math.Max(_bank.Level, AddTones(ownLeft, ownRight, Math.Pow(2, semitones / 12)));
        for (var i = 0; i < _drum.Noises.Length; i++)
        {
            if (!_bursts[i].Sounds) continue;
            _bursts[i].Add(ownLeft, ownRight);
            loudest = 1;
        }

        _age += (double)left.Length / _sampleRate;
        if (_drum.GateSeconds > 0 && _age > _drum.GateSeconds) Fade(GateFallSeconds);
        _fade *= (float)Math.Exp(-_fadeRate * left.Length / _sampleRate);
        _rise.Process(ownLeft, ownRight);
        var level = _gain * _fade;
        var (toLeft, toRight) = ((float)Math.Min(1, 1 - _drum.Pan), (float)Math.Min(1, 1 + _drum.Pan));
        Ramp.Add(ownLeft, left, _level * toLeft, level * toLeft);
        Ramp.Add(ownRight, right, _level * toRight, level * toRight);
        _level = level;
        Sounds = loudest * level > Silence;
    }

    private void Strike(in NoteStart note, ref Scatter scatter)
    {
        _bank.Clear();
        var stroke = new Stroke(_drum.ContactMs / 1000, note.Velocity, 1);
        for (var i = 0; i < _drum.Tones.Length; i++) _tones[i] = new Tone(_drum.Tones[i], _sampleRate, note.Velocity, ref scatter);
        for (var i = 0; i < _drum.Noises.Length; i++) _bursts[i].Start(_drum.Noises[i], note.Velocity, ref scatter);
        var side = 1;
        foreach (var mode in _drum.Modes)
        {
            var amplitude = Decibels.ToGain(mode.LevelDb + scatter.Between(-1.5, 1.5)) * stroke.At(mode.Hz);
            _bank.Add(mode.Hz, mode.Seconds, amplitude, side * _drum.Width);
            side = -side;
        }

        if (_drum.Cloud is { } cloud) Cloud.Strike(_bank, cloud, 1, stroke, _drum.Width, ref scatter);
        if (_drum.Metal is { } metal) Metal.Strike(_bank, metal, stroke, _drum.Width, ref scatter);
    }

    /// <summary>Whatever silences it soonest.</summary>
    private void Fade(double seconds) => _fadeRate = Math.Max(_fadeRate, ModeBank.SixtyDb / seconds);

    private void Tune(double semitones)
    {
        var bend = _drum.BendSemitones * Math.Exp(-_age / _drum.BendSeconds);
        var factor = Math.Pow(2, (semitones + (bend < 0.01 ? 0 : bend)) / 12);
        if (factor != _turned) _bank.Turn(_turned = factor, 0);
    }

    private float AddTones(Span<float> left, Span<float> right, double factor)
    {
        var mono = _mono.AsSpan(0, left.Length);
        mono.Clear();
        var loudest = 0f;
        for (var i = 0; i < _drum.Tones.Length; i++)
        {
            if (!_tones[i].Sounds) continue;
            _tones[i].Add(mono, factor);
            loudest = 1;
        }

        if (loudest == 0) return 0;
        if (_drive > 0)
        {
            // A full swing stays as large as it was; tones this low leave no room for aliases.
            TensorPrimitives.Multiply(mono, _drive, mono);
            TensorPrimitives.Tanh(mono, mono);
            TensorPrimitives.Divide(mono, MathF.Tanh(_drive), mono);
        }

        TensorPrimitives.Add(left, mono, left);
        TensorPrimitives.Add(right, mono, right);
        return loudest;
    }
}
