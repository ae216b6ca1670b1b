using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Rain;

/// <summary>Rain being heard.</summary>
internal sealed class RainSounding : Sounding
{
    /// <summary>Showers swell and slacken a little, in some seconds.</summary>
    private const double ShowerHz = 0.15;
    private const double Showers = 0.25;

    /// <summary>Doublings of the rain from nothing to all.</summary>
    private const double DoublingsPerForce = 5;

    /// <summary>A bubble is torn off so long after the drop has struck.</summary>
    private const double BubbleDelaySeconds = 0.012;

    private const double HeardPower = 0.75;

    private const double Width = 0.5;

    private readonly RainSound _sound;
    private readonly Chance _chance;
    private readonly NoiseLayer[] _noises;
    private Wander _shower;
    private readonly Arrivals _arrivals;
    private readonly Grains _grains;
    private readonly DropSizes _sizes;
    private readonly double _perSecond;
    private readonly double _pitch;
    private readonly double _strength;
    private readonly double _opens;

    public RainSounding(RainSound sound, Manner manner, Chance chance)
    {
        (_sound, _chance) = (sound, chance);
        var harder = Math.Pow(2, DoublingsPerForce * (manner.Force - Strength.Usual));
        _sizes = new DropSizes(sound.MmPerHour * harder);
        _perSecond = sound.DropsPerSecond * Math.Sqrt(harder) * manner.Density * manner.Speed;
        (_pitch, _opens, _strength) = (1 / manner.Size, Strength.Opens(manner), Math.Sqrt(Strength.Gain(manner)));
        _noises = [.. sound.Noises.Select(noise => new NoiseLayer(noise, chance.Branch()))];
        _shower = new Wander(ShowerHz, chance.Branch());
        _arrivals = new Arrivals(chance.Branch());
        _grains = new Grains(chance.Branch(), LongestSeconds(sound) * Math.Max(1, manner.Size));
    }

    protected override bool Make(Span<float> left, Span<float> right)
    {
        var shower = 1 + (Showers * _shower.Next());
        foreach (var noise in _noises) noise.Add(left, right, _strength * shower * Math.Sqrt(_perSecond / _sound.DropsPerSecond), _pitch, _opens);
        for (var at = 0.0; _arrivals.Come(ref at, _perSecond * shower);) Strike(at);
        _grains.Take(left, right);
        return true;
    }

    private static double LongestSeconds(RainSound sound)
    {
        var tick = sound.Ticks.IsEmpty ? 0 : sound.Ticks.Max(tick => tick.Seconds);
        return 0.3 + (3 * Math.Max(tick, sound.Ring?.Seconds ?? 0));
    }

    private void Strike(double at)
    {
        var mm = _sizes.Draw(_chance);

        // Not all strike flat, nor as near as others; the largest splash more than they push.
        var push = _strength * Math.Pow(DropSizes.Push(mm), HeardPower) * _chance.Between(0.3, 1);
        var contact = DropSizes.Contact(mm) * _sound.LargerBy;
        var pan = _grains.Side(Width);
        foreach (var tick in _sound.Ticks)
        {
            var hertz = _pitch * _opens * tick.Hertz * Math.Pow(2, tick.Octaves * _chance.Between(-0.5, 0.5)) / Math.Sqrt(contact);
            _grains.Puff(at, hertz, tick.Q, tick.Seconds * contact * _chance.Between(0.7, 1.3), push * Decibels.ToGain(tick.LevelDb), pan);
        }

        if (_sound.Ring is { } ring) Ring(ring, at, push, contact, pan);
        if (_sound.Puddle is { } puddle && _chance.Happens(puddle.Share)) Splash(puddle, at, push, pan);
    }

    private void Ring(RingOptions ring, double at, double push, double contact, double pan)
    {
        var octaves = Math.Log2(ring.HighHz / ring.LowHz);
        for (var mode = 0; mode < ring.Modes; mode++)
        {
            var height = octaves * (mode + _chance.Next()) / ring.Modes;
            var hertz = _pitch * ring.LowHz * Math.Pow(2, height);

            // What lasts longer than half a swing pushes it no more; a harder rain has more of the high ones.
            var reach = 1 / (1 + Math.Pow(hertz * 0.00025 * contact / _opens, 2));
            _grains.Ping(at, hertz, 0, ring.Seconds * Math.Pow(2, -0.5 * height) * _chance.Between(0.6, 1.4), (_chance.Happens(0.5) ? 1 : -1) * push * reach * Decibels.ToGain(ring.LevelDb), pan);
        }
    }

    private void Splash(PuddleOptions puddle, double at, double push, double pan)
    {
        var radius = puddle.SmallestMm * Math.Pow(puddle.LargestMm / puddle.SmallestMm, _chance.Next()) / _pitch;
        var delayed = at + (BubbleDelaySeconds * SampleClock.Rate * _chance.Between(0.5, 1.5));
        Bubble.Ring(_grains, delayed, radius, push * Decibels.ToGain(puddle.LevelDb), pan, _chance.Between(0, 0.15));
    }
}
