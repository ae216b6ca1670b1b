using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>A value that drifts between −1 and 1: from one chance level to the next, softly.</summary>
internal struct Wander(double hertz, Chance chance)
{
    private double _from = chance.Between(-1, 1);
    private double _to = chance.Between(-1, 1);
    private double _share = chance.Next();

    /// <summary>A stretch further.</summary>
    public double Next() => Next(Sounding.StretchSeconds);

    public double Next(double seconds)
    {
        _share += seconds * hertz;
        while (_share >= 1)
        {
            _share -= 1;
            (_from, _to) = (_to, chance.Between(-1, 1));
        }

        return _from + ((_to - _from) * _share * _share * (3 - (2 * _share)));
    }
}
