using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Water;

/// <summary>Bubbles being torn off and ringing.</summary>
internal sealed class Bubbles
{
    /// <summary>Large ones are louder; so do they need more to be torn off (van den Doel 2005).</summary>
    private const double LoudnessPower = 1.2;

    private const double PopSeconds = 0.009;

    private readonly BubblesOptions _options;
    private readonly Chance _chance;
    private readonly Arrivals _arrivals;
    private Wander _flurries;
    private readonly Grains _grains;
    private readonly double _size;
    private readonly double _pop;

    public Bubbles(BubblesOptions options, double size, Chance chance)
    {
        (_options, _chance, _size) = (options, chance, size);
        (_arrivals, _flurries) = (new Arrivals(chance.Branch()), new Wander(options.FlurryHz, chance.Branch()));
        _pop = Decibels.ToGain(options.PopDb);
        _grains = new Grains(chance.Branch(), 0.05 + (9 / (options.Damping * Bubble.Damping(options.LargestMm * size))));
    }

    public void Add(Span<float> left, Span<float> right, double gain, double often, double opens)
    {
        var perSecond = _options.PerSecond * often * Math.Pow(_options.Flurries, _flurries.Next());
        for (var at = 0.0; _arrivals.Come(ref at, perSecond);)
        {
            var mm = RadiusMm(_options, _chance.Next());
            var loud = Decibels.ToGain(_options.LevelDb) * Math.Pow(mm / _options.LargestMm, LoudnessPower / opens) * _chance.Next();
            var pan = _grains.Side(0.6);
            Bubble.Ring(_grains, at, mm * _size, gain * loud, pan, _options.Rise * _chance.Next(), _options.Damping);

            // It rings for some swings before it bursts.
            var hertz = Bubble.Hertz(mm * _size);
            var bursts = at + (_chance.Between(2, 6) / hertz * SampleClock.Rate);
            _grains.Puff(bursts, Math.Min(9000, 3 * hertz * opens), 0.6, PopSeconds, gain * loud * _pop, pan);
        }

        _grains.Take(left, right);
    }

    /// <summary>Drawn from a power law by a number between 0 and 1.</summary>
    public static double RadiusMm(BubblesOptions options, double drawn)
    {
        var power = 1 - options.Power;
        if (Math.Abs(power) < 1e-9) return options.SmallestMm * Math.Pow(options.LargestMm / options.SmallestMm, drawn);
        var (small, large) = (Math.Pow(options.SmallestMm, power), Math.Pow(options.LargestMm, power));
        return Math.Pow(small + ((large - small) * drawn), 1 / power);
    }
}
