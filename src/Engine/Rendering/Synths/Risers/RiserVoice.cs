using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Risers;

/// <summary>One sound on its way.</summary>
internal sealed class RiserVoice : ISynthVoice
{
    private const float Silence = 1e-5f;

    /// <summary>Not heard to set in.</summary>
    private const double FadeInSeconds = 0.08;
    private const double HitSeconds = 0.003;
    private const double ChokeSeconds = 0.02;

    /// <summary>Time constants a second: faster than anything grows.</summary>
    private const double FallRate = 40;
    private const double MetalWidth = 0.5;

    private readonly RiserPreset _preset;
    private readonly int _sampleRate;
    private readonly NoiseSweep[] _noises;
    private readonly SawStack[] _saws;
    private readonly ModeBank _metal;
    private readonly float[] _left = new float[SynthPlayer.GridSamples];
    private readonly float[] _right = new float[SynthPlayer.GridSamples];
    private double _key;
    private double _seconds;
    private double _opens;
    private float _gain;
    private double _age;
    private float _level;
    private bool _isThere;
    private double _fade;
    private double _fadeRate;

    public RiserVoice(RiserPreset preset, int sampleRate)
    {
        (_preset, _sampleRate) = (preset, sampleRate);
        _noises = [.. preset.Noises.Select(noise => new NoiseSweep(noise, sampleRate))];
        _saws = [.. preset.Saws.Select(saw => new SawStack(saw, sampleRate))];
        _metal = new ModeBank(Cloud.Modes(preset.Metal), sampleRate);
    }

    public bool Sounds { get; private set; }

    private bool IsRise => _preset.Lands == Landing.End;

    public void Start(in NoteStart note)
    {
        var scatter = new Scatter(note.Variation);
        (_key, _seconds) = (note.Key, note.Seconds > 0 ? note.Seconds : _preset.UsualSeconds);
        (_gain, _opens) = ((float)Force.Level(note.Velocity), Math.Pow(Force.Of(note.Velocity), 0.6));
        (_age, _level, _fade, _fadeRate, Sounds) = (0, 0, 1, 0, true);
        _isThere = false;
        foreach (var noise in _noises) noise.Start(ref scatter);
        foreach (var saw in _saws) saw.Start(ref scatter);
        _metal.Clear();
        if (_preset.Metal is not { } metal) return;
        var stroke = new Stroke(0.0001, note.Velocity, 1);
        Cloud.Strike(_metal, metal, 1, stroke, MetalWidth, ref scatter, IsRise ? _seconds : 0);
        _metal.Turn(1, 0);
    }

    public void Release() => _fadeRate = ModeBank.SixtyDb / _preset.ReleaseSeconds;

    public void Choke() => _fadeRate = ModeBank.SixtyDb / ChokeSeconds;

    public void Add(Span<float> left, Span<float> right, in Bearing bearing)
    {
        var ownLeft = _left.AsSpan(0, left.Length);
        var ownRight = _right.AsSpan(0, left.Length);
        _age += (double)left.Length / _sampleRate;
        var progress = Math.Min(1, _age / _seconds);
        var way = IsRise ? progress : 1 - progress;
        if (progress == 1 && !_isThere) Arrive();
        _metal.Run(ownLeft, ownRight);
        foreach (var noise in _noises) noise.Add(ownLeft, ownRight, way, _opens);
        foreach (var saw in _saws) saw.Add(ownLeft, ownRight, _key + bearing.VibratoSemitones, way, _opens);

        _fade *= Math.Exp(-_fadeRate * left.Length / _sampleRate);
        var level = _gain * (float)(Level(way, progress) * Cut(way) * _fade);
        Ramp.Add(ownLeft, left, _level, level);
        Ramp.Add(ownRight, right, _level, level);
        _level = level;
        Sounds = _fade * _gain > Silence && (IsRise || progress < 1);
    }

    /// <summary>What is held beyond its peak grows no further.</summary>
    private void Arrive()
    {
        _isThere = true;
        _metal.Turn(1, FallRate);
    }

    private double Level(double way, double progress)
    {
        var level = Decibels.ToGain(-_preset.RangeDb * Math.Pow(1 - way, IsRise ? 1 / _preset.Curve : _preset.Curve));

        // What sinks is silent at its end, what rises at its beginning.
        var edge = Math.Min(1, _age / (IsRise ? FadeInSeconds : HitSeconds));
        return level * edge * (IsRise ? 1 : Math.Min(1, (1 - progress) * 8));
    }

    /// <summary>Counted back from the loud end, so that it is open there.</summary>
    private double Cut(double way)
    {
        if (_preset.Gate is not { } gate) return 1;
        var left = _seconds * (gate.Hz.To - gate.Hz.At(way)) / Math.Log(gate.Hz.To / gate.Hz.From);
        var open = 0.5 + (0.5 * Math.Cos(2 * Math.PI * left));
        return 1 - (gate.Depth * (1 - (open * open * (3 - (2 * open)))));
    }
}
