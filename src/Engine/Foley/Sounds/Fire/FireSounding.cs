using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Fire;

/// <summary>Fire being heard.</summary>
internal sealed class FireSounding : Sounding
{
    private readonly FireSound _sound;
    private readonly NoiseLayer[] _flames;
    private readonly Crackle[] _crackles;
    private Wander _flicker;
    private Wander _draught;
    private readonly double _gain;
    private readonly double _opens;
    private readonly double _pitch;
    private readonly double _often;

    public FireSounding(FireSound sound, Manner manner, Chance chance)
    {
        (_sound, _gain, _opens, _pitch) = (sound, Strength.Gain(manner), Strength.Opens(manner), 1 / manner.Size);
        _often = manner.Density * manner.Speed * _opens;
        _flames = [.. sound.Flames.Select(flame => new NoiseLayer(flame, chance.Branch()))];
        _crackles = [.. sound.Crackles.Select(crackle => new Crackle(crackle, chance.Branch()))];

        // A pool of flames sheds them at 1.5 / √diameter a second.
        _flicker = new Wander(sound.FlickerHz * manner.Speed / Math.Sqrt(manner.Size), chance);
        _draught = new Wander(0.25, chance);
    }

    protected override bool Make(Span<float> left, Span<float> right)
    {
        var draught = _draught.Next();
        var flicker = Decibels.ToGain(_sound.FlickerDb * (_flicker.Next() + (0.5 * draught)));
        foreach (var flame in _flames) flame.Add(left, right, _gain * flicker, _pitch, _opens * Math.Pow(flicker, 0.5));
        foreach (var crackle in _crackles) crackle.Add(left, right, _gain, _often * (1 + (0.4 * draught)), _pitch, _opens);
        return true;
    }
}
