using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Water;

/// <summary>Water being heard.</summary>
internal sealed class WaterSounding : Sounding
{
    private readonly NoiseLayer[] _noises;
    private readonly Bubbles[] _bubbles;
    private readonly Laps? _laps;
    private readonly double _gain;
    private readonly double _opens;
    private readonly double _pitch;
    private readonly double _often;

    public WaterSounding(WaterSound sound, Manner manner, Chance chance)
    {
        (_gain, _opens, _pitch, _often) = (Strength.Gain(manner), Strength.Opens(manner), 1 / manner.Size, manner.Density * Math.Sqrt(manner.Speed));
        _noises = [.. sound.Noises.Select(noise => new NoiseLayer(noise, chance.Branch()))];
        _bubbles = [.. sound.Bubbles.Select(bubbles => new Bubbles(bubbles, manner.Size, chance.Branch()))];
        _laps = sound.LapSeconds is { } seconds ? new Laps(seconds / manner.Speed, Decibels.ToGain(sound.BetweenLapsDb), chance.Branch()) : null;
    }

    protected override bool Make(Span<float> left, Span<float> right)
    {
        var lap = _laps?.Next() ?? 1;
        foreach (var noise in _noises) noise.Add(left, right, _gain * lap, _pitch, _opens * Math.Pow(lap, 0.3));
        foreach (var bubbles in _bubbles) bubbles.Add(left, right, _gain, _often * lap * _opens, _opens);
        return true;
    }
}
