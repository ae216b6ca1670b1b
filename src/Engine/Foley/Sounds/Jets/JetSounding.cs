using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Jets;

/// <summary>A jet being heard.</summary>
internal sealed class JetSounding : Sounding
{
    /// <summary>The noise of a jet grows with the eighth power of its speed (Lighthill), its pitch with the speed itself.</summary>
    private const double PitchPerGain = 1.0 / 8;

    /// <summary>However suddenly it is shut, it ends in silence.</summary>
    private const double RestSeconds = 0.015;

    private readonly JetSound _sound;
    private readonly NoiseLayer[] _noises;
    private readonly Grains _grains;
    private Wander _pressure;
    private Wander _beating;
    private readonly double _gain;
    private readonly double _pitch;
    private readonly double _opens;
    private readonly double _length;
    private readonly double _pace;
    private double _seconds;
    private double _beat;
    private bool _isOpen;
    private bool _isShut;

    public JetSounding(JetSound sound, Manner manner, double seconds, Chance chance)
    {
        (_sound, _length, _pace) = (sound, seconds, manner.Speed);
        _gain = Strength.Gain(manner);
        (_pitch, _opens) = (Math.Pow(_gain, PitchPerGain) / manner.Size, Strength.Opens(manner));
        _noises = [.. sound.Noises.Select(noise => new NoiseLayer(noise, chance.Branch(), rises: true))];
        (_pressure, _beating) = (new Wander(2.5, chance.Branch()), new Wander(9, chance.Branch()));
        _grains = new Grains(chance.Branch(), 0.2);
    }

    protected override bool Make(Span<float> left, Span<float> right)
    {
        var part = Math.Min(1, _seconds / _length);
        var open = Math.Min(1, _seconds / (_sound.AttackSeconds / _pace));
        var shut = Math.Clamp(1 - ((_seconds - _length) / _sound.ReleaseSeconds), 0, 1);
        if (_sound.ValveDb is { } valve) Click(valve);

        var level = open * open * shut * shut * Decibels.ToGain((_sound.EndsDb * part) + _pressure.Next());
        var moved = Math.Pow(_sound.Ends, part) * (0.8 + (0.2 * shut * open));
        if (_sound.Flutter is { } flutter) level *= Beat(flutter, moved);
        foreach (var noise in _noises) noise.Add(left, right, _gain * level, _pitch * moved, _opens);
        _grains.Take(left, right);
        _seconds += StretchSeconds;
        return _seconds < _length + _sound.ReleaseSeconds + RestSeconds || _grains.Left > 0;
    }

    private double Beat(FlutterOptions flutter, double moved)
    {
        _beat += flutter.Hertz * moved * _pitch * (1 + (0.2 * _beating.Next())) * StretchSeconds;

        // Lips stay shut for most of a beat and part for an instant.
        return 1 - flutter.Depth + (flutter.Depth * Math.Pow(0.5 + (0.5 * Math.Sin(2 * Math.PI * _beat)), 5));
    }

    private void Click(double levelDb)
    {
        var level = _gain * Decibels.ToGain(levelDb);
        if (!_isOpen) Clack(level);
        else if (!_isShut && _seconds >= _length) Clack(0.6 * level);
        (_isShut, _isOpen) = (_isOpen && _seconds >= _length, true);
    }

    private void Clack(double level)
    {
        _grains.Puff(0, 2600 * _pitch, 2, 0.012, level, 0);
        _grains.Puff(190, 1400 * _pitch, 2.5, 0.018, 0.6 * level, 0);
    }
}
