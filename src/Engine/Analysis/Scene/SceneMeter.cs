using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Scene;

/// <summary>Looks at the small picture four times a second for signs of what is pictured.</summary>
internal sealed class SceneMeter
{
    private const double EverySeconds = 0.25;

    private SceneView _now = new();
    private SceneView _before = new();
    private double _next = double.NegativeInfinity;
    private bool _hasBefore;

    /// <summary>The signs in this frame, or null when it is not yet time for another look.</summary>
    public SceneSigns? Look(SmallPicture picture, double seconds)
    {
        if (seconds < _next) return null;
        // On a grid of its own, so that a rate that does not divide it makes no drift.
        _next = double.IsInfinity(_next) ? seconds + EverySeconds : Math.Max(_next + EverySeconds, seconds + (EverySeconds / 2));
        _now.Take(picture, seconds);
        var lamps = Lamps.In(_now);
        var snow = SnowSign.In(_now);
        var falling = _hasBefore ? FallSign.In(_now, _before) : (FallSign?)null;
        var signs = new SceneSigns
        {
            Seconds = seconds,
            Light = _now.Light,
            Sky = SkySign.In(_now),
            Vegetation = VegetationSign.In(_now),
            Snow = snow,
            Night = lamps.Night,
            CityLights = lamps.City,
            Room = RoomSign.In(_now) * (1 - snow),
            Water = _hasBefore ? WaterSign.In(_now, _before) * (1 - lamps.City) : null,
            Fire = _hasBefore ? FireSign.In(_now, _before) : null,
            Rain = falling?.Rain,
            Snowfall = falling?.Snow,
            Figure = _hasBefore ? FigureSign.In(_now, _before) : null,
        };
        (_now, _before) = (_before, _now);
        _hasBefore = true;
        return signs;
    }
}
