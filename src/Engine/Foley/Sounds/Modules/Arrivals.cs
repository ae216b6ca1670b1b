using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>
/// Moments that know nothing of one another (Poisson), at a rate that may change from stretch to stretch. Within a stretch:
/// for (var at = 0.0; arrivals.Come(ref at, perSecond);) …
/// </summary>
internal sealed class Arrivals(Chance chance)
{
    /// <summary>How many more are expected until the next one comes.</summary>
    private double _wait = Exponential(chance);

    /// <summary>Moves to the next in this stretch, in samples; false where none follows in it.</summary>
    public bool Come(ref double at, double perSecond)
    {
        var perSample = perSecond / SampleClock.Rate;
        var left = (Sounding.Stretch - at) * perSample;
        if (_wait >= left)
        {
            _wait -= left;
            return false;
        }

        at += _wait / perSample;
        _wait = Exponential(chance);
        return true;
    }

    /// <summary>1 on average; small ones are the most common.</summary>
    public static double Exponential(Chance chance) => -Math.Log(1 - chance.Next());
}
