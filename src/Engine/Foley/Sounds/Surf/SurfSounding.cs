using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Surf;

/// <summary>A shore being heard: waves in turn, of which several sound at once, over those far out.</summary>
internal sealed class SurfSounding : Sounding
{
    private const int WavesAtOnce = 3;
    private readonly Chance _chance;
    private readonly BreakingWave[] _waves;
    private readonly NoiseLayer _far;
    private readonly double _gain;
    private readonly double _opens;
    private readonly double _pitch;
    private readonly double _period;
    private double _wait;
    private int _next;

    public SurfSounding(SurfSound sound, Manner manner, Chance chance)
    {
        _chance = chance;
        (_gain, _opens, _pitch) = (Strength.Gain(manner), Strength.Opens(manner), 1 / manner.Size);
        _period = sound.PeriodSeconds * Math.Sqrt(manner.Size) / manner.Speed / manner.Density;
        _far = new NoiseLayer(new NoiseOptions { LevelDb = sound.FarDb, LowHz = 60, HighHz = 900, Pink = true, DriftDb = 2, DriftHz = 0.2 }, chance);
        _waves = [.. Enumerable.Range(0, WavesAtOnce).Select(_ => new BreakingWave(sound, chance))];

        // The sea has always been there: one wave is on its way, another runs off.
        _waves[0].Come(_period, chance, _period * chance.Between(0.35, 0.6));
        _waves[1].Come(_period, chance, _period * chance.Between(1.2, 1.5));
        (_next, _wait) = (2, _period * chance.Between(0.5, 0.8));
    }

    protected override bool Make(Span<float> left, Span<float> right)
    {
        _wait -= StretchSeconds;
        if (_wait <= 0)
        {
            _waves[_next].Come(_period, _chance, 0);
            _next = (_next + 1) % WavesAtOnce;
            _wait += _period * _chance.Between(0.75, 1.25);
        }

        _far.Add(left, right, _gain, _pitch, _opens);
        foreach (var wave in _waves) wave.Add(left, right, _gain, _pitch, _opens);
        return true;
    }
}
