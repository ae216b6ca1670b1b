using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Blasts;

/// <summary>One roar being heard; every round wakes it again.</summary>
internal sealed class Roar(RoarOptions options, double size, Chance chance)
{
    private const double Silence = 5e-4;

    private readonly NoiseLayer _noise = new(options.Noise, chance, rises: true);
    private readonly double _fall = Math.Exp(-ModeBank.SixtyDb * Sounding.StretchSeconds / (options.Seconds * Math.Sqrt(size)));
    private double _age = double.NegativeInfinity;
    private double _level;

    public bool Sounds => _age < options.AttackSeconds + options.HoldSeconds + Sounding.StretchSeconds ? !double.IsNegativeInfinity(_age) : _level > Silence;

    public void Wake() => _age = -options.DelaySeconds;

    public void Add(Span<float> left, Span<float> right, double gain, double pitch, double opens)
    {
        if (!Sounds) return;
        _age += Sounding.StretchSeconds;

        // What still sounds of the round before goes on under the new one.
        var rises = _age is >= 0 && _age < options.AttackSeconds + options.HoldSeconds + Sounding.StretchSeconds;
        if (!rises) _level *= _fall;
        else if (_age < options.AttackSeconds) _level = Math.Max(_level, _age / options.AttackSeconds);
        else _level = 1;

        var open = options.Closes + ((1 - options.Closes) * Math.Exp(-Math.Max(0, _age) / options.ClosesSeconds));
        _noise.Add(left, right, gain * _level, pitch, opens * open);
    }
}
