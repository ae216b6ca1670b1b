namespace Cuewright.Engine.Analysis.Measuring;

/// <summary>
/// How much movement ends at each picture. Every moving piece of it is looked for in a picture shortly before and in one
/// shortly after, the camera's own movement taken out: what it loses of its speed on the way, along the direction it
/// came in, is added up. The piece itself is followed, so things that go on moving beside it do not matter.
/// </summary>
internal sealed class StopMeter
{
    /// <summary>The pictures compared lie at least this far apart: over one frame of 60 a second hardly anything moves.</summary>
    private const double StepSeconds = 0.028;

    /// <summary>More than there are distinct pictures in two steps at any rate up to 240.</summary>
    private const int Held = 20;

    /// <summary>
    /// A picture that stands longer has come to rest: longer than two frames of 24 a second, and than those before it stood.
    /// Slow film in a faster stream stands for three frames or four.
    /// </summary>
    private const double RestSeconds = 0.09;
    private const double LongestRestSeconds = 0.25;
    private const double LongerThanUsual = 1.6;
    private const int Usual = 4;

    /// <summary>So small a share of the change to the pictures before is an encoder's: the picture only stands.</summary>
    private const double StandingShare = 0.08;

    private readonly View[] _views = [.. Enumerable.Range(0, Held).Select(_ => new View())];
    private readonly StopSearch _search = new();
    private readonly List<Stop> _stops = [];
    private int _count;
    private int _next;

    /// <summary>What stopped at each frame; nothing where nothing is known.</summary>
    public IReadOnlyList<Stop> Found => _stops;

    /// <summary>A frame that only repeats the one before.</summary>
    public void Pass(double seconds)
    {
        _stops.Add(default);
        if (_count == 0 || seconds - Seen(1).Seconds < Rest) return;
        for (; _next < _count; _next++) Look(_next, Seen(1), seconds);
    }

    /// <summary>A frame that differs from the one before by so many levels.</summary>
    public void See(SmallPicture picture, double seconds, CameraFit camera, double change)
    {
        if (_count > 1 && change < StandingShare * Math.Min(Seen(1).Change, Seen(2).Change) && seconds - Seen(1).Seconds < Rest)
        {
            Pass(seconds);
            return;
        }

        var view = _views[_count % Held];
        picture.PaddedLuma.CopyTo(view.Luma);
        view.Camera = _count > 0 ? Seen(1).Camera.Then(camera) : camera;
        (view.Seconds, view.Frame, view.Change) = (seconds, _stops.Count, change);
        _stops.Add(default);
        _count++;
        for (_next = Math.Max(_next, _count - Held + 1); _next < _count - 1; _next++)
        {
            if (seconds - _views[_next % Held].Seconds < StepSeconds) break;
            Look(_next, view, seconds);
        }
    }

    private double Rest
    {
        get
        {
            var longest = 0.0;
            for (var i = 1; i < Math.Min(Usual, _count); i++) longest = Math.Max(longest, Seen(i).Seconds - Seen(i + 1).Seconds);
            return Math.Clamp(LongerThanUsual * longest, RestSeconds, LongestRestSeconds);
        }
    }

    /// <summary>The last picture, the one before it, and so on.</summary>
    private View Seen(int ago) => _views[(_count - ago) % Held];

    private void Look(int index, View after, double afterSeconds)
    {
        var middle = _views[index % Held];
        if (Before(index) is { } before) _stops[middle.Frame] = _search.Find(before, middle, after, afterSeconds - middle.Seconds);
    }

    /// <summary>The latest picture a step before one.</summary>
    private View? Before(int index)
    {
        for (var i = index - 1; i >= 0 && i > _count - 1 - Held; i--)
        {
            if (_views[index % Held].Seconds - _views[i % Held].Seconds >= StepSeconds) return _views[i % Held];
        }

        return null;
    }

    /// <summary>A picture kept for a while, with all the movement of the camera up to it.</summary>
    internal sealed class View
    {
        public byte[] Luma { get; } = new byte[SmallPicture.PaddedCells];

        public double Seconds { get; set; }

        public int Frame { get; set; }

        public double Change { get; set; }

        public CameraFit Camera { get; set; }
    }
}

/// <summary>
/// How much moved into a frame, and how much of that was lost there, in picture widths a second averaged over the picture; and
/// where it was lost, in cells.
/// </summary>
internal readonly record struct Stop(double Moved, double Lost, double X = 0, double Y = 0);
