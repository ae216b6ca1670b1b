namespace Cuewright.Engine.Analysis.Following;

/// <summary>A body at one time.</summary>
internal readonly record struct Sighting(double Seconds, Body Body);

/// <summary>One body followed from picture to picture.</summary>
internal sealed class BodyPath
{
    private readonly List<Sighting> _sightings = [];

    public BodyPath(Sighting first) => _sightings.Add(first);

    public IReadOnlyList<Sighting> Sightings => _sightings;

    public Sighting Last => _sightings[^1];

    public void Add(Sighting sighting) => _sightings.Add(sighting);

    /// <summary>In cells a second, as it last went.</summary>
    public (double X, double Y) Velocity
    {
        get
        {
            if (_sightings.Count < 2) return (0, 0);
            var (from, to) = (_sightings[^2], _sightings[^1]);
            var seconds = to.Seconds - from.Seconds;
            return ((to.Body.X - from.Body.X) / seconds, (to.Body.Y - from.Body.Y) / seconds);
        }
    }
}
