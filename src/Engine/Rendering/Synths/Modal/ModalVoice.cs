using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Modal;

/// <summary>One stroke ringing out.</summary>
internal sealed class ModalVoice : ISynthVoice
{
    private const float Silence = 1e-5f;
    private const double ChokeSeconds = 0.012;

    /// <summary>What touches for longer pushes all the while; what touches for less has the edge of a stroke.</summary>
    private const double LongestEdgeSeconds = 0.0008;

    private const double StrongerTwin = 0.62;

    /// <summary>The weaker twin's share of the power of both.</summary>
    private const double WeakerPower = (1 - StrongerTwin) * (1 - StrongerTwin) / ((StrongerTwin * StrongerTwin) + ((1 - StrongerTwin) * (1 - StrongerTwin)));

    private readonly ModalPreset _preset;
    private readonly int _sampleRate;
    private readonly ModeBank _bank;
    private readonly Burst[] _bursts;
    private readonly float[] _left = new float[SynthPlayer.GridSamples];
    private readonly float[] _right = new float[SynthPlayer.GridSamples];
    private Pitch _pitch;
    private Lfo _tremolo;
    private double _factor;
    private double _bend;
    private double _damping;
    private double _push;
    private Rise _rise;
    private float _gain;
    private float _level;
    private double _age;

    public ModalVoice(ModalPreset preset, int sampleRate)
    {
        (_preset, _sampleRate) = (preset, sampleRate);
        _bank = new ModeBank(preset.Modes.Sum(Modes) + Cloud.Modes(preset.Cloud), sampleRate);
        _bursts = [.. preset.Strike.Select(_ => new Burst(sampleRate))];
    }

    public bool Sounds { get; private set; }

    public void Start(in NoteStart note)
    {
        var scatter = new Scatter(note.Variation);
        _pitch.Start(note, _sampleRate, 0, ref scatter);
        if (_preset.Tremolo is { } tremolo) _tremolo.Start(tremolo, ref scatter);
        _gain = (float)Force.Level(note.Velocity);
        _bend = _preset.BendSemitones * Force.Of(note.Velocity);
        var contact = Force.ContactSeconds(_preset.ContactMs / 1000, note.Velocity);
        _push = contact > LongestEdgeSeconds ? contact * _sampleRate : 0;
        _rise = new Rise(_sampleRate);
        (_factor, _damping, _age, _level, Sounds) = (0, 0, 0, _push > 0 ? 0 : _gain, true);
        Strike(note, ref scatter);
        for (var i = 0; i < _bursts.Length; i++) _bursts[i].Start(_preset.Strike[i], note.Velocity, ref scatter);
    }

    public void Release()
    {
        if (_preset.DampSeconds > 0) Damp(_preset.DampSeconds);
    }

    public void Choke()
    {
        Damp(ChokeSeconds);
        foreach (var burst in _bursts) burst.Stop();
    }

    public void Add(Span<float> left, Span<float> right, in Bearing bearing)
    {
        Tune(left.Length, bearing);
        var ownLeft = _left.AsSpan(0, left.Length);
        var ownRight = _right.AsSpan(0, left.Length);
        _bank.Run(ownLeft, ownRight);
        var loudest = _bank.Level;
        foreach (var burst in _bursts)
        {
            if (!burst.Sounds) continue;
            burst.Add(ownLeft, ownRight);
            loudest = 1;
        }

        _age += left.Length;
        if (_push == 0) _rise.Process(ownLeft, ownRight);
        var level = _gain * (_age < _push ? (float)(_age / _push) : 1);
        if (_preset.Tremolo is not null) level *= 1 - ((float)_preset.TremoloDepth * (0.5f - (0.5f * _tremolo.At(bearing))));
        Ramp.Add(ownLeft, left, _level, level);
        Ramp.Add(ownRight, right, _level, level);
        _level = level;
        Sounds = loudest * _gain > Silence;
    }

    private static int Modes(ModeOptions mode) => (mode.BeatHz > 0 ? 2 : 1) * (mode.BloomSeconds > 0 ? 2 : 1);

    private void Strike(in NoteStart note, ref Scatter scatter)
    {
        _bank.Clear();
        var size = Math.Pow(2, (note.Key - _preset.MiddleKey) / 12);
        var stroke = new Stroke(_preset.ContactMs / 1000, note.Velocity, size);
        var shorter = Math.Pow(_preset.ShorterPerOctave, -(note.Key - _preset.MiddleKey) / 12);
        var side = 1;
        foreach (var mode in _preset.Modes)
        {
            var isFixed = mode.Hz > 0;
            var hertz = isFixed ? mode.Hz : mode.Ratio * Pitch.Hertz(note.Key);
            var seconds = mode.Seconds * (isFixed ? 1 : shorter);
            var reach = (stroke with { Factor = isFixed ? 1 : size }).At(hertz);
            var amplitude = Decibels.ToGain(mode.LevelDb + scatter.Between(-1, 1)) * reach;
            Add(mode, hertz, seconds, amplitude, side * _preset.Width);
            side = -side;
        }

        if (_preset.Cloud is { } cloud) Cloud.Strike(_bank, cloud, size, stroke, _preset.Width, ref scatter);
    }

    private void Add(ModeOptions mode, double hertz, double seconds, double amplitude, double pan)
    {
        var twins = mode.BeatHz > 0 ? 2 : 1;
        for (var twin = 0; twin < twins; twin++)
        {
            // The weaker twin is further off, so that the middle of their power is the pitch; and beats do not fall silent.
            var share = twins == 1 ? 1 : twin == 0 ? StrongerTwin : 1 - StrongerTwin;
            var own = twins == 1 ? hertz : hertz + (mode.BeatHz * (twin - WeakerPower));
            _bank.Add(own, seconds, amplitude * share, pan * (twin == 0 ? 1 : -1));
            if (mode.BloomSeconds > 0) _bank.Add(own, mode.BloomSeconds, -amplitude * share, pan * (twin == 0 ? 1 : -1));
        }
    }

    /// <summary>Turns the modes anew where their pitch moves.</summary>
    private void Tune(int samples, in Bearing bearing)
    {
        var semitones = _pitch.Advance(samples, bearing) - _pitch.Key + (_bend * Math.Exp(-_age / (_preset.BendSeconds * _sampleRate)));
        var factor = Math.Abs(semitones) < 0.001 ? 1 : Math.Pow(2, semitones / 12);
        if (factor != _factor) _bank.Turn(_factor = factor, _damping);
    }

    private void Damp(double seconds)
    {
        // Turned anew with the next stretch.
        _damping = ModeBank.SixtyDb / seconds;
        _factor = 0;
    }
}
