using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Flaps;

/// <summary>Flapping being heard: an event is one beat.</summary>
internal sealed class FlapSounding : Sounding
{
    private const double FadeSeconds = 0.3;

    private readonly FlapSound _sound;
    private readonly Chance _chance;
    private readonly Grains _grains;
    private readonly NoiseLayer[] _noises;
    private Wander _wind;
    private readonly double _gain;
    private readonly double _opens;
    private readonly double _pitch;
    private readonly double _perSecond;
    private readonly double _length;
    private double _seconds;
    private double _next;

    public FlapSounding(FlapSound sound, Manner manner, double seconds, Chance chance)
    {
        (_sound, _chance) = (sound, chance.Branch());
        (_gain, _opens, _pitch) = (Strength.Gain(manner), Strength.Opens(manner), 1 / manner.Size);
        _perSecond = sound.PerSecond * manner.Speed * manner.Density / Math.Sqrt(manner.Size);
        _length = sound.Kind switch { SoundKind.Event => 0, SoundKind.Lasting => seconds, _ => double.PositiveInfinity };
        _noises = [.. sound.Noises.Select(noise => new NoiseLayer(noise, chance.Branch(), rises: true))];
        _wind = new Wander(0.5, chance.Branch());
        _grains = new Grains(chance.Branch(), (2 / _perSecond) + (1.6 * sound.Strokes.Max(stroke => stroke.Seconds * manner.Size + stroke.AttackSeconds)));
    }

    protected override bool Make(Span<float> left, Span<float> right)
    {
        var part = double.IsInfinity(_length) || _length <= 0 ? 0 : _seconds / _length;
        var wind = _wind.Next();
        for (; _next <= _length && _next < _seconds + StretchSeconds; _next += Gap(part, wind)) Flap((_next - _seconds) * SampleClock.Rate, part, wind);
        var fades = double.IsInfinity(_length) ? 1 : Math.Clamp(1 - ((_seconds - _length) / FadeSeconds), 0, 1);
        foreach (var noise in _noises) noise.Add(left, right, fades * _gain * Decibels.ToGain(3 * wind), _pitch, _opens);
        _grains.Take(left, right);
        _seconds += StretchSeconds;
        return _next <= _length || _grains.Left > 0;
    }

    private double Gap(double part, double wind)
    {
        var pace = _perSecond * Math.Pow(_sound.Ends, part) * Math.Pow(2, 0.6 * _sound.Uneven * wind);
        return Math.Max(StretchSeconds, (1 + (_sound.Uneven * _chance.Between(-0.9, 0.9))) / pace);
    }

    private void Flap(double at, double part, double wind)
    {
        var level = _gain * Decibels.ToGain((_sound.EndsDb * part) - (_sound.RangeDb * _chance.Next()) + (3 * _sound.Uneven * wind));
        var pan = _grains.Side(0.25);
        foreach (var stroke in _sound.Strokes)
        {
            var hertz = stroke.Hertz * _pitch * _opens * _chance.Between(0.85, 1.2);
            var seconds = stroke.Seconds * Math.Sqrt(1 / _pitch) * _chance.Between(0.8, 1.25);
            _grains.Puff(at + (stroke.At / _perSecond * SampleClock.Rate), hertz, stroke.Q, seconds, level * Decibels.ToGain(stroke.LevelDb), pan, stroke.AttackSeconds);
        }
    }
}
