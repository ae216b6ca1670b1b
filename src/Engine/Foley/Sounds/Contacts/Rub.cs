using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Contacts;

/// <summary>
/// Surfaces that move along each other: a tiny blow for every unevenness that is met. The faster, the more of them, the
/// harder and the brighter; teeth are met evenly, grit is not.
/// </summary>
internal sealed record Rub
{
    private const int Stretch = Sounding.Stretch;

    /// <summary>How long it takes; null: the whole gesture.</summary>
    public double? Seconds { get; init; }

    public double AttackSeconds { get; init; } = 0.05;

    public double ReleaseSeconds { get; init; } = 0.08;

    /// <summary>Unevennesses met in a second at full speed: 30 a ratchet, 500 coarse grit, 10 000 is noise.</summary>
    public double PerSecond { get; init; } = 8000;

    /// <summary>0: anywhere, as grit. 1: as evenly as teeth.</summary>
    public double Even { get; init; }

    /// <summary>Few large and many small ones: 0 all alike, 1 mixed, 3 mostly small.</summary>
    public double Uneven { get; init; } = 1;

    public double LowHz { get; init; } = 200;

    public double HighHz { get; init; } = 8000;

    /// <summary>How far the upper edge follows the speed: 1 in proportion.</summary>
    public double Follows { get; init; } = 0.5;

    /// <summary>How unsteadily it moves, as a share of its speed, and how fast that changes.</summary>
    public double Unsteady { get; init; } = 0.3;

    public double UnsteadyHz { get; init; } = 9;

    /// <summary>Speed at its end against that at its beginning.</summary>
    public double Hastens { get; init; } = 1;

    public double LengthSeconds(double asked, in Effort effort) => Seconds is { } own ? own / effort.Speed : asked;

    /// <param name="force">What it is added to.</param>
    /// <param name="asked">Length of the gesture.</param>
    /// <param name="effort">How.</param>
    /// <param name="chance">Its own.</param>
    /// <param name="body">What is rubbed, if it rings.</param>
    public void Push(Span<float> force, double asked, in Effort effort, Chance chance, Body? body)
    {
        var seconds = LengthSeconds(asked, effort);
        var rate = PerSecond * effort.Speed * Math.Sqrt(effort.Density) / SampleClock.Rate;
        var high = HighHz * effort.Opening * (Seconds is null ? Math.Pow(effort.Speed, Follows) : 1);
        var wander = new Wander(UnsteadyHz * effort.Speed, chance);
        var band = default(Band);
        Span<float> met = stackalloc float[Stretch];

        var (noiseGain, mostGain) = body is null ? (1.0, double.PositiveInfinity) : (body.NoiseGain, 1.0);

        // As loud however many are met and however narrow the band, up to where each is a stroke of its own.
        var gain = effort.Velocity * Math.Min(mostGain, noiseGain / Math.Sqrt(Math.Min(rate, 1)) * Hiss.GainOf(LowHz, high));
        var toNext = chance.Next();
        for (var at = 0; at + Stretch <= force.Length; at += Stretch)
        {
            var time = (double)at / SampleClock.Rate;
            var speed = SpeedAt(time, seconds, effort.Speed) * Math.Max(0.02, 1 + (Unsteady * wander.Next((double)Stretch / SampleClock.Rate)));
            met.Clear();
            if (speed > 0) Meet(met, rate * speed, gain * Math.Pow(speed, 1.5), ref toNext, chance);
            band.Process(met, met, LowHz / Math.Pow(effort.Size, 0.6) / SampleClock.Rate, high * Math.Pow(Math.Max(0.05, speed), Follows) / SampleClock.Rate, 0.7);
            for (var i = 0; i < Stretch; i++) force[at + i] += met[i];
        }
    }

    private void Meet(Span<float> met, double rate, double gain, ref double toNext, Chance chance)
    {
        for (var i = 0; i < met.Length; i++)
        {
            toNext -= rate;
            while (toNext <= 0)
            {
                toNext += Even + ((1 - Even) * -Math.Log(1 - chance.Next()));
                var size = Math.Pow(chance.Next(), Uneven) * (1 + Uneven);
                met[i] += (float)(gain * size * (Even > 0.5 || chance.Happens(0.5) ? 1 : -1));
            }
        }
    }

    private double SpeedAt(double time, double seconds, double hurry)
    {
        var rise = Math.Clamp(time / AttackSeconds * hurry, 0, 1);
        var fall = Math.Clamp((seconds - time) / ReleaseSeconds * hurry, 0, 1);
        var swell = Math.Min(rise, fall);
        return swell * swell * (3 - (2 * swell)) * Math.Pow(Hastens, Math.Clamp(time / seconds, 0, 1));
    }
}
