namespace Cuewright.Engine.Analysis.Following;

/// <summary>Says which body of a picture is which of the pictures before: one of its size that lies where it was going, or turned on the way there.</summary>
internal sealed class PathFinder
{
    /// <summary>A body that is not found for so long is gone.</summary>
    private const double LostSeconds = 0.13;

    /// <summary>Paths of fewer pictures tell nothing.</summary>
    private const int FewSightings = 5;

    /// <summary>How far off, in cells, a body may lie from where it was going: any, more by this share of its size; one that is new; and as a share of its way.</summary>
    private const double Slack = 2;
    private const double SlackOfSize = 0.12;
    private const double SlackOfNew = 14;
    private const double SlackOfWay = 0.35;

    /// <summary>A body is another one if it is so many times as large.</summary>
    private const double OtherSize = 2.2;

    private readonly List<BodyPath> _going = [];
    private readonly List<BodyPath> _done = [];

    /// <summary>All that have come to an end.</summary>
    public IReadOnlyList<BodyPath> Done => _done;

    public void Add(double seconds, List<Body> bodies)
    {
        foreach (var path in _going.Where(path => seconds - path.Last.Seconds > LostSeconds)) Keep(path);
        _going.RemoveAll(path => seconds - path.Last.Seconds > LostSeconds);
        var taken = new bool[bodies.Count];
        var pairs = _going.SelectMany(path => bodies.Select((body, at) => (Path: path, At: at, Off: Off(path, body, seconds))));
        var met = new HashSet<BodyPath>();
        foreach (var (path, at, _) in pairs.Where(pair => pair.Off < 1).OrderBy(pair => pair.Off))
        {
            if (taken[at] || !met.Add(path)) continue;
            taken[at] = true;
            path.Add(new Sighting(seconds, bodies[at]));
        }

        for (var at = 0; at < taken.Length; at++)
        {
            if (!taken[at]) _going.Add(new BodyPath(new Sighting(seconds, bodies[at])));
        }
    }

    /// <summary>Nothing that went on before goes on now.</summary>
    public void End()
    {
        _going.ForEach(Keep);
        _going.Clear();
    }

    private void Keep(BodyPath path)
    {
        if (path.Sightings.Count >= FewSightings) _done.Add(path);
    }

    /// <summary>Up to 1: it may be this one, the less the likelier.</summary>
    private static double Off(BodyPath path, Body body, double seconds)
    {
        var last = path.Last.Body;
        var larger = Math.Max(body.Cells, last.Cells) / Math.Min(body.Cells, last.Cells);
        if (larger > OtherSize && !body.IsCut && !last.IsCut) return 1;
        var elapsed = seconds - path.Last.Seconds;
        if (path.Sightings.Count == 1) return Far(body.X - last.X, body.Y - last.Y) / SlackOfNew;
        var (x, y) = path.Velocity;
        var way = elapsed * Far(x, y);
        var slack = Slack + (SlackOfSize * (last.Width + last.Height) / 2);
        var ahead = Far(body.X - last.X - (elapsed * x), body.Y - last.Y - (elapsed * y)) / (slack + (SlackOfWay * way));
        // Turned back or stopped, it lies no further from where it was than it would have gone.
        var turned = Far(body.X - last.X, body.Y - last.Y) / (slack + (1.1 * way));
        return Math.Min(ahead, 0.3 + (0.7 * turned));
    }

    private static double Far(double x, double y) => Math.Sqrt((x * x) + (y * y));
}
