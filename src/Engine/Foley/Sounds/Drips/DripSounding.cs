using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Drips;

/// <summary>
/// Dripping being heard: an event is one drop. A drop ticks as it strikes; some hundredths of a second later its crater
/// closes over a bubble, and often over a second, smaller one.
/// </summary>
internal sealed class DripSounding : Sounding
{
    /// <summary>A place drips like a clock that is a little off.</summary>
    private const double Uneven = 0.06;

    private const double CraterSeconds = 0.022;
    private const double LongestSeconds = 0.6;

    private readonly DripSound _sound;
    private readonly Chance _chance;
    private readonly Grains _grains;
    private readonly Place[] _places;
    private readonly double _gain;
    private readonly double _opens;
    private readonly double _size;
    private readonly bool _isOne;
    private double _seconds;

    public DripSounding(DripSound sound, Manner manner, Chance chance)
    {
        (_sound, _chance, _isOne) = (sound, chance.Branch(), sound.Kind == SoundKind.Event);
        (_gain, _opens, _size) = (Strength.Gain(manner), Strength.Opens(manner), manner.Size);
        _grains = new Grains(chance.Branch(), LongestSeconds * Math.Max(1, _size));
        _places = [.. Enumerable.Range(0, Math.Max(1, (int)Math.Round(sound.Places * manner.Density))).Select(_ =>
        {
            var every = sound.EverySeconds / manner.Speed * chance.Between(0.7, 1.5);
            return new Place { Every = every, Next = _isOne ? 0 : every * chance.Next() * 0.5, Radius = sound.BubbleMm * chance.Between(0.7, 1.35), Pan = chance.Between(-0.6, 0.6) };
        })];
    }

    protected override bool Make(Span<float> left, Span<float> right)
    {
        foreach (var place in _places)
        {
            for (; place.Next < _seconds + StretchSeconds; place.Next = _isOne ? double.PositiveInfinity : place.Next + (place.Every * (1 + _chance.Bell(Uneven))))
            {
                Fall(place, (place.Next - _seconds) * SampleClock.Rate);
            }
        }

        _grains.Take(left, right);
        _seconds += StretchSeconds;
        return !_isOne || _grains.Left > 0;
    }

    private void Fall(Place place, double at)
    {
        var level = _gain * _chance.Between(0.6, 1);
        var tick = level * Decibels.ToGain(_sound.TickDb) * _opens;
        _grains.Puff(at, _sound.TickHertz * _opens / _size, 0.7, 0.006 * _size, tick, place.Pan);
        var delay = CraterSeconds * SampleClock.Rate * _chance.Between(0.7, 1.3);
        var radius = place.Radius * _size * _chance.Between(0.93, 1.08);
        Bubble.Ring(_grains, at + delay, radius, level, place.Pan, _chance.Between(0.06, 0.16), _sound.Damping);
        if (_chance.Happens(0.6)) Bubble.Ring(_grains, at + (delay * _chance.Between(1.5, 2.6)), radius * _chance.Between(0.35, 0.7), level * _opens * 0.4, place.Pan, 0.1, _sound.Damping);
    }

    private sealed class Place
    {
        public required double Every { get; init; }

        public required double Radius { get; init; }

        public required double Pan { get; init; }

        public double Next { get; set; }
    }
}
