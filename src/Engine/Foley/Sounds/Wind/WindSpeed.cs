using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Wind;

/// <summary>How fast the air moves, against its mean: gusts, squalls within them, and turbulence.</summary>
internal sealed class WindSpeed(WindSound sound, double pace, Chance chance)
{
    /// <summary>Most of the energy of wind is in its gusts; above them it falls off (Davenport's spectrum).</summary>
    private const double Slow = 0.75;
    private const double Middle = 0.4;
    private const double Fast = 0.2;
    private const double Least = 0.08;

    private Wander _gusts = new(pace / sound.GustSeconds, chance);
    private Wander _squalls = new(4 * pace / sound.GustSeconds, chance);
    private Wander _turbulence = new(3 * pace, chance);

    public double Next() =>
        Math.Max(Least, 1 + (sound.Gusts * ((Slow * _gusts.Next()) + (Middle * _squalls.Next()) + (Fast * _turbulence.Next()))));
}
