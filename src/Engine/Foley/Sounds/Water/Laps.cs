using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Water;

/// <summary>Small waves that reach something: each swells up quickly and runs off, no two alike.</summary>
internal sealed class Laps(double everySeconds, double between, Chance chance)
{
    private const double RiseShare = 0.09;
    private const double FallShare = 0.22;

    private double _wait = everySeconds * chance.Next();
    private double _age = double.PositiveInfinity;
    private double _height = 1;
    private double _level;

    public double Next()
    {
        _wait -= Sounding.StretchSeconds;
        _age += Sounding.StretchSeconds;
        if (_wait <= 0)
        {
            _wait += everySeconds * chance.Between(0.55, 1.45);
            (_age, _height) = (0, chance.Between(0.35, 1));
        }

        var (rise, fall) = (RiseShare * everySeconds, FallShare * everySeconds);
        var target = double.IsInfinity(_age) ? 0 : _age < rise ? _height : _height * Math.Exp((rise - _age) / fall);
        _level += (target - _level) * Math.Min(1, Sounding.StretchSeconds / (0.4 * rise));
        return between + _level;
    }
}
