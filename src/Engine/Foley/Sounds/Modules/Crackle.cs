using Cuewright.Engine.Dsp;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>What bursts, breaks or strikes by chance, most of it weak: pockets of steam in a fire, stones of a slide, grains of sand.</summary>
internal sealed record CrackleOptions
{
    public required double PerSecond { get; init; }

    public required double LowHz { get; init; }

    public required double HighHz { get; init; }

    public double Q { get; init; } = 1.5;

    public required double Seconds { get; init; }

    public double LevelDb { get; init; }

    /// <summary>The weakest are so much weaker; most are weak.</summary>
    public double RangeDb { get; init; } = 36;

    /// <summary>One sets off others: so many more follow it at once.</summary>
    public double Followers { get; init; }

    /// <summary>The instant in which it bursts, against what rings on.</summary>
    public double SnapDb { get; init; } = -2;

    /// <summary>The weak ones are higher than the strong by so much: smaller pieces.</summary>
    public double WeakOctaves { get; init; }

    public double Width { get; init; } = 0.5;
}

/// <summary>One kind of crackling being heard.</summary>
internal sealed class Crackle
{
    private const double FollowWithinSeconds = 0.07;

    /// <summary>What bursts does so in an instant; then its surroundings ring.</summary>
    private const double SnapSeconds = 0.0016;

    private readonly CrackleOptions _options;
    private readonly Chance _chance;
    private readonly Arrivals _arrivals;
    private Wander _flurries;
    private readonly Grains _grains;
    private readonly double _snap;

    public Crackle(CrackleOptions options, Chance chance)
    {
        (_options, _chance, _arrivals, _flurries) = (options, chance, new Arrivals(chance.Branch()), new Wander(0.8, chance.Branch()));
        _snap = Decibels.ToGain(options.SnapDb);
        _grains = new Grains(chance.Branch(), FollowWithinSeconds + (2 * options.Seconds));
    }

    public void Add(Span<float> left, Span<float> right, double gain, double often, double pitch, double opens)
    {
        for (var at = 0.0; _arrivals.Come(ref at, often * _options.PerSecond * Math.Pow(2.5, _flurries.Next()));)
        {
            var pan = _grains.Side(_options.Width);
            Burst(at, gain, pitch, opens, pan);
            for (var follower = Arrivals.Exponential(_chance) * _options.Followers; follower > 1; follower--)
            {
                Burst(at + (FollowWithinSeconds * SampleClock.Rate * _chance.Next()), gain * 0.6, pitch, opens, pan);
            }
        }

        _grains.Take(left, right);
    }

    private void Burst(double at, double gain, double pitch, double opens, double pan)
    {
        var weak = Math.Sqrt(_chance.Next());
        var level = gain * Decibels.ToGain(_options.LevelDb - (_options.RangeDb * weak));
        var hertz = pitch * opens * _options.LowHz * Math.Pow(_options.HighHz / _options.LowHz, _chance.Next()) * Math.Pow(2, _options.WeakOctaves * weak);
        _grains.Puff(at, hertz, _options.Q * _chance.Between(0.6, 1.6), _options.Seconds * _chance.Between(0.4, 1.6), level, pan);
        _grains.Puff(at, Math.Min(12_000, 3 * hertz), 0.6, SnapSeconds, level * _snap, pan);
    }
}
