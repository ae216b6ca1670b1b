using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Surf;

/// <summary>
/// One wave: a rumble that swells towards the break, the crash with its spectrum thrown open, the wash that runs up, and
/// the foam that hisses back, ever thinner and higher. All its times are shares of the period, as larger waves take longer.
/// </summary>
internal sealed class BreakingWave
{
    /// <summary>After its coming; it takes so long until it breaks.</summary>
    private const double BreaksAt = 0.4;

    private readonly SurfSound _sound;
    private readonly NoiseLayer _rumble;
    private readonly NoiseLayer _crash;
    private readonly NoiseLayer _hiss;
    private readonly Arrivals _foam;
    private readonly Grains _grains;
    private readonly Chance _chance;
    private double _age = double.PositiveInfinity;
    private double _period = 1;
    private double _height = 1;
    private double _sharpness = 1;
    private double _pan;

    public BreakingWave(SurfSound sound, Chance chance)
    {
        (_sound, _chance) = (sound, chance);
        _rumble = new NoiseLayer(new NoiseOptions { LevelDb = sound.RumbleDb, LowHz = 35, HighHz = 260, Pink = true, Width = 0.6, DriftDb = 2, DriftHz = 1.5 }, chance, rises: true);
        _crash = new NoiseLayer(new NoiseOptions { LevelDb = -3, LowHz = 130, HighHz = 3200, Pink = true, DriftDb = 2.5, DriftHz = 2.5 }, chance, rises: true);
        _hiss = new NoiseLayer(new NoiseOptions { LevelDb = sound.HissDb, LowHz = 1600, HighHz = 7500, DriftDb = 2, DriftHz = 1 }, chance, rises: true);
        _foam = new Arrivals(chance);
        _grains = new Grains(chance, 0.1);
    }

    /// <summary>Another wave begins to come; it may already be under way.</summary>
    public void Come(double period, Chance chance, double age)
    {
        (_period, _age) = (period, age);
        (_height, _sharpness, _pan) = (chance.Between(0.45, 1), chance.Between(0.7, 1.4), chance.Between(-0.4, 0.4));
    }

    public void Add(Span<float> left, Span<float> right, double gain, double pitch, double opens)
    {
        _age += Sounding.StretchSeconds;
        if (_age > 4 * _period) return;
        var since = (_age / _period) - BreaksAt;
        gain *= _height;
        var suddenness = 0.02 + (0.12 * (1 - _sound.Plunge) / _sharpness);
        var crash = Swell(since, suddenness, 0.11) + (0.45 * Swell(since - 0.08, 0.1, 0.24));
        var rumble = Math.Exp(-Math.Pow((since + 0.02) / (since < -0.02 ? 0.16 : 0.2), 2));
        var hiss = Swell(since - 0.1, 0.16, 0.3);
        _rumble.Add(left, right, gain * rumble, pitch, opens);
        _crash.Add(left, right, gain * crash, pitch, opens * (0.5 + (1.1 * Swell(since, suddenness, 0.2)) + (0.3 * hiss)));
        _hiss.Add(left, right, gain * (hiss + (0.35 * crash)), pitch * (1 + (0.5 * Math.Clamp(since, 0, 1))), opens);
        for (var at = 0.0; _foam.Come(ref at, 900 * hiss);)
        {
            var radius = 0.35 + (1.2 * _chance.Next() * _chance.Next());
            Bubble.Ring(_grains, at, radius / pitch, gain * 0.1 * Decibels.ToGain(_sound.HissDb) * _chance.Next() * radius, Math.Clamp(_pan + _grains.Side(0.7), -1, 1), 0.05);
        }

        _grains.Take(left, right);
    }

    /// <summary>Up within a time, and down by e in another; at most 1.</summary>
    private static double Swell(double since, double rise, double fall)
    {
        if (since <= 0) return 0;
        var part = Math.Min(1, since / rise);
        return part * part * (3 - (2 * part)) * Math.Exp(-Math.Max(0, since - rise) / fall);
    }
}
