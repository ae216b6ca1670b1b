using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Ground;

/// <summary>Moving ground being heard.</summary>
internal sealed class GroundSounding : Sounding
{
    /// <summary>It is still by so much of its fall later than asked: the last of it is hardly heard.</summary>
    private const double FallShare = 1.6;

    /// <summary>So near its end there is nothing left of it, lest its last be a denormal number.</summary>
    private const double Silence = 1e-3;

    /// <summary>The last pieces still ring.</summary>
    private const double RingsSeconds = 0.4;

    private readonly GroundSound _sound;
    private readonly NoiseLayer[] _noises;
    private readonly Crackle[] _pieces;
    private Wander _shakes;
    private readonly double _gain;
    private readonly double _opens;
    private readonly double _pitch;
    private readonly double _often;
    private readonly double _length;
    private readonly double _falls;
    private double _seconds;

    public GroundSounding(GroundSound sound, Manner manner, double seconds, Chance chance)
    {
        (_sound, _gain, _opens, _pitch) = (sound, Strength.Gain(manner), Strength.Opens(manner), 1 / manner.Size);
        (_often, _length) = (manner.Density * manner.Speed, sound.Kind == SoundKind.Bed ? double.PositiveInfinity : seconds);
        _falls = Math.Min(sound.FallSeconds, 0.5 * seconds);
        _noises = [.. sound.Noises.Select(noise => new NoiseLayer(noise, chance.Branch(), rises: true))];
        _pieces = [.. sound.Pieces.Select(pieces => new Crackle(pieces, chance.Branch()))];
        _shakes = new Wander(sound.ShakesHz * manner.Speed, chance.Branch());
    }

    protected override bool Make(Span<float> left, Span<float> right)
    {
        var rise = Math.Min(1, _seconds / _sound.RiseSeconds);
        var after = (_seconds - (_length - _falls)) / (FallShare * _falls);
        var fall = after > 1 - Silence ? 0 : Math.Pow(Math.Min(1, 1 - after), 3);
        var swell = rise * rise * (3 - (2 * rise)) * fall;
        var shaken = swell * Decibels.ToGain(_sound.ShakesDb * _shakes.Next());
        foreach (var noise in _noises) noise.Add(left, right, _gain * shaken, _pitch, _opens * (0.5 + (0.5 * swell)));
        foreach (var pieces in _pieces) pieces.Add(left, right, _gain * swell, _often * swell, _pitch, _opens);
        _seconds += StretchSeconds;
        return _seconds < _length + ((FallShare - 1) * _falls) + RingsSeconds;
    }
}
