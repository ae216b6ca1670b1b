using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Machines;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Alarms;

/// <summary>One signal being given.</summary>
internal sealed class SignalSounding : Sounding
{
    private const double ForceDb = 26;

    /// <summary>Driven harder, what it gives is sharper: so many dB an octave per unit of force.</summary>
    private const double ForceTilt = 5;

    private readonly SignalSound _sound;
    private readonly SignalPath _path;
    private readonly SignalVoice[] _voices;
    private readonly Rush? _breath;
    private readonly Turning _air;
    private readonly StereoFilter _body;
    private readonly float[] _left = new float[Stretch];
    private readonly float[] _right = new float[Stretch];
    private readonly double _gain;
    private readonly double _trillSpeed;
    private readonly float _drive;
    private double _trill;
    private float _last;

    public SignalSounding(SignalSound sound, Manner manner, double seconds, Chance chance)
    {
        _sound = sound;
        _path = new SignalPath(sound, manner, sound.Kind == SoundKind.Bed ? double.PositiveInfinity : seconds, chance);
        var push = manner.Force - Manner.Usual.Force;
        _voices = [.. sound.Hertz.Select(hertz => new SignalVoice(sound, hertz / manner.Size, sound.DbPerOctave - (ForceTilt * push), chance))];
        _air = new Turning(Unmoved, Manner.Usual, 0, chance);
        _breath = sound.Breath is null ? null : new Rush(sound.Breath, manner, chance);
        _body = new StereoFilter(
        [
            BiquadCoefficients.HighPass(SampleClock.Rate, sound.LowHz / manner.Size),
            BiquadCoefficients.LowPass(SampleClock.Rate, Math.Min(20_000, sound.HighHz * Math.Pow(2, Math.Min(0, push)))),
            .. sound.Body.Select(body => BiquadCoefficients.Peak(SampleClock.Rate, body.Hertz / manner.Size, body.LevelDb, body.Q)),
        ]);
        _gain = Decibels.ToGain(ForceDb * push) / Math.Sqrt(sound.Hertz.Length);
        _trillSpeed = manner.Speed;
        _drive = (float)(sound.Drive * Math.Pow(2, 2 * push) / Math.Sqrt(sound.Hertz.Length));
    }

    /// <summary>Breath does not turn.</summary>
    private static MachineSound Unmoved { get; } = new() { Name = "", Level = 0, Hertz = 1, Drift = 0, Kind = SoundKind.Lasting };

    protected override bool Make(Span<float> left, Span<float> right)
    {
        _path.Advance();
        var (semitones, level) = (_path.Semitones, _path.Level * Decibels.ToGain(_sound.DbPerSemitone * _path.Semitones));
        if (_sound.Trill is { } trill)
        {
            var wave = Math.Sin(2 * Math.PI * _trill);
            _trill += trill.Hz * _trillSpeed * StretchSeconds * (1 + (0.1 * Math.Sin(0.37 * _trill)));
            semitones += trill.Cents / 100 * wave;
            level *= Decibels.ToGain(trill.LevelDb * (wave - 1) / 2);
        }

        _left.AsSpan().Clear();
        _right.AsSpan().Clear();
        if (level > 0 || _last > 0)
        {
            foreach (var voice in _voices) voice.Add(_left, _right, semitones);
            _air.Advance();
            _breath?.Add(_left, _right, _air);
        }

        if (_drive > 0) Bend();
        _body.Process(_left, _right, _left, _right);
        var gain = (float)(_gain * level);
        Ramp.Add(_left, left, _last, gain);
        Ramp.Add(_right, right, _last, gain);
        _last = gain;
        return !_path.IsOver;
    }

    private void Bend()
    {
        for (var i = 0; i < _left.Length; i++)
        {
            var (left, right) = (_left[i] * _drive, _right[i] * _drive);
            _left[i] = left / MathF.Sqrt(1 + (left * left));
            _right[i] = right / MathF.Sqrt(1 + (right * right));
        }
    }
}
