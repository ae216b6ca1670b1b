using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Following;

/// <summary>
/// Follows everything that stands out from a ground that stands still, through all pictures. What the ground is, is known a
/// little later: pictures wait so long.
/// </summary>
internal sealed class BodyMeter
{
    /// <summary>The ground is told from a picture every so often, for so long before and after. What lands and lies is soon part of it.</summary>
    private const double EverySeconds = 0.2;
    private const int Views = 16;
    private const int ViewsAfter = 3;

    /// <summary>At the beginning of a shot there is nothing before: it is waited for more of what comes after.</summary>
    private const int FewestViews = 7;

    /// <summary>Pictures that wait; of a faster stream some are passed over.</summary>
    private const int Waiting = 96;
    private const double ShortestSeconds = 1 / 75.0;

    /// <summary>A picture repeated for no longer is held: slow film in a faster stream. Longer, it has come to rest.</summary>
    private const double HeldSeconds = 0.09;

    /// <summary>A movement of the camera between two pictures, in cells, that is taken as it is; and its speed, in picture widths a second, that is too fast.</summary>
    private const double SmallStep = 0.4;
    private const double Swift = 0.4;

    private readonly List<double> _swings = [];
    private readonly View[] _waiting = [.. Enumerable.Range(0, Waiting).Select(_ => new View())];
    private readonly View[] _views = [.. Enumerable.Range(0, Views).Select(_ => new View())];
    private readonly List<double> _held = [];
    private readonly List<Body> _bodies = [];
    private readonly Ground _ground = new(Views);
    private readonly BodyFinder _finder = new();
    private readonly PathFinder _paths = new();
    private int _seen;
    private int _next;
    private int _viewed;
    private bool _hasGround;
    private CameraFit _camera;

    /// <summary>A frame that only repeats the one before.</summary>
    public void Pass(double seconds)
    {
        if (_seen == 0) return;
        _held.Add(seconds);
        if (seconds - Newest.Seconds < HeldSeconds) return;
        var still = Newest;
        foreach (var held in _held) Wait(still, held);
        _held.Clear();
    }

    /// <summary>A frame that differs from the one before, and how the camera moved meanwhile; of another shot, null.</summary>
    public void See(SmallPicture picture, double seconds, CameraFit? camera)
    {
        _held.Clear();
        if (_seen > 0 && seconds - Newest.Seconds < ShortestSeconds)
        {
            _camera = _camera.Then(camera ?? default);
            return;
        }

        if (camera is null) Flush();
        var view = _waiting[_seen % Waiting];
        view.Take(picture, seconds, default);
        if (camera is { } step && _seen > 0) _camera = _camera.Then(Believed(step, view));
        view.Camera = _camera;
        Come();
    }

    /// <summary>All paths of the clip.</summary>
    public IReadOnlyList<BodyPath> Finish()
    {
        Flush();
        return _paths.Done;
    }

    /// <summary>When the camera went so fast that nothing is told of what moves before it.</summary>
    public IReadOnlyList<double> Swings => _swings;

    /// <summary>A larger step must be seen in most of the picture.</summary>
    private CameraFit Believed(CameraFit step, View view)
    {
        if (step.Farthest < SmallStep) return step;
        var believed = Alignment.Of(view.Luma, Newest.Luma, step.Until(default));
        if (believed == default) return default;
        if (step.Speed > Swift * SmallPicture.Width * (view.Seconds - Newest.Seconds)) _swings.Add(view.Seconds);
        return step;
    }

    private View Newest => _waiting[(_seen - 1) % Waiting];

    private void Wait(View still, double seconds)
    {
        _waiting[_seen % Waiting].Take(still, seconds);
        Come();
    }

    private void Come()
    {
        _seen++;
        if (_viewed == 0 || Newest.Seconds - LastView.Seconds >= EverySeconds) _views[_viewed++ % Views].Take(Newest, Newest.Seconds);
        while (_next < _seen && (_seen - _next >= Waiting || (_viewed >= FewestViews && Newest.Seconds - _waiting[_next % Waiting].Seconds > ViewsAfter * EverySeconds))) Look(_waiting[_next++ % Waiting]);
    }

    private View LastView => _views[(_viewed - 1) % Views];

    private void Flush()
    {
        for (; _next < _seen; _next++) Look(_waiting[_next % Waiting]);
        _paths.End();
        _ground.Forget();
        _viewed = 0;
    }

    private void Look(View view)
    {
        if (_ground.Of is not { } known || view.Seconds - known.Seconds >= EverySeconds) _hasGround = _ground.Find(view, _views.Take(Math.Min(_viewed, Views)));
        if (_hasGround) _finder.Find(view, _ground, _bodies);
        else _bodies.Clear();
        _paths.Add(view.Seconds, _bodies);
    }
}
