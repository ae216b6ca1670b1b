using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Wind;

/// <summary>Wind being heard.</summary>
internal sealed class WindSounding : Sounding
{
    /// <summary>The noise of air that meets something grows with between the fourth and the sixth power of its speed; so does its energy.</summary>
    private const double Power = 2.3;

    /// <summary>The eddies that make it become smaller as it is faster.</summary>
    private const double Opens = 0.9;

    /// <summary>What sings in it needs speed to do so.</summary>
    private const double WhistlePower = 3.4;

    private const double LeafPower = 1.6;
    private const double OctavesPerForce = 1.8;

    private readonly WindSound _sound;
    private readonly Chance _chance;
    private readonly WindSpeed _speed;
    private readonly NoiseLayer[] _noises;
    private readonly Whistle[] _whistles;
    private readonly Arrivals _leaves;
    private readonly Grains _grains;
    private readonly double _faster;
    private readonly double _pitch;
    private readonly double _density;

    public WindSounding(WindSound sound, Manner manner, Chance chance)
    {
        (_sound, _chance, _density, _pitch) = (sound, chance, manner.Density, 1 / manner.Size);
        _faster = Math.Pow(2, OctavesPerForce * (manner.Force - Strength.Usual));
        _speed = new WindSpeed(sound, manner.Speed, chance.Branch());
        _noises = [.. sound.Noises.Select(noise => new NoiseLayer(noise, chance.Branch()))];
        _whistles = [.. sound.Whistles.Select(whistle => new Whistle(whistle, chance.Branch()))];
        _leaves = new Arrivals(chance.Branch());
        _grains = new Grains(chance.Branch(), 4 * (sound.Leaves?.Seconds ?? 0));
    }

    protected override bool Make(Span<float> left, Span<float> right)
    {
        var speed = _faster * _speed.Next();
        var (gain, opens) = (Math.Pow(speed, Power), Math.Pow(speed, Opens));
        foreach (var noise in _noises) noise.Add(left, right, gain, _pitch, opens);
        foreach (var whistle in _whistles) whistle.Add(left, right, _sound.MetresPerSecond * speed, Math.Pow(speed, WhistlePower), _pitch);
        if (_sound.Leaves is { } leaves) Rustle(leaves, speed, left, right);
        return true;
    }

    private void Rustle(LeavesOptions leaves, double speed, Span<float> left, Span<float> right)
    {
        var perSecond = _density * leaves.PerSecond * Math.Pow(speed, LeafPower);
        var level = Decibels.ToGain(leaves.LevelDb) * Math.Pow(speed, LeafPower);
        for (var at = 0.0; _leaves.Come(ref at, perSecond);)
        {
            var hertz = _pitch * Math.Pow(speed, 0.3) * leaves.LowHz * Math.Pow(leaves.HighHz / leaves.LowHz, _chance.Next());
            var seconds = leaves.Seconds * _chance.Between(0.4, 1.6);
            _grains.Puff(at, hertz, 0.8, seconds, level * _chance.Between(0.05, 1) * _chance.Next(), _grains.Side(0.9), seconds * 0.25);
        }

        _grains.Take(left, right);
    }
}
