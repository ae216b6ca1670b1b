using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>
/// Two frames some time apart, and how the picture gets from the one to the other: what a dissolve or a wipe is told by.
/// </summary>
/// <param name="From">A frame of the one picture.</param>
/// <param name="To">A later one, perhaps of another.</param>
/// <param name="Difference">Of what is drawn in the two frames, in levels: mere light is left out.</param>
/// <param name="Likeness">Of what they show, whatever the light.</param>
/// <param name="Outside">How much the picture changes in as much time before and after, as a share of the difference: a camera under way goes on.</param>
/// <param name="Return">How far the picture after is from any shown shortly before, or the picture before from any shown after, as a share of
/// the difference: who walks past the camera uncovers what was there.</param>
/// <param name="Camera">How fast the camera goes one way meanwhile, in picture widths a second.</param>
internal readonly record struct Crossing(int From, int To, double Difference, double Likeness, double Outside, double Return, double Camera)
{
    /// <summary>Least difference worth a look, and where nothing else is known, how much a usual shot changes.</summary>
    private const double Slight = 6;
    private const double UsualOutside = 0.5;

    /// <summary>Far from 0 where neither picture is seen again beyond the other.</summary>
    public double NoReturn => Logistic.Step((Return - 0.25) * 20);

    /// <summary>Camera speed beyond that of a quiet pan.</summary>
    public double Travelling => Math.Clamp(Camera - 0.1, 0, 1);

    /// <summary>The difference, on a scale where each doubling says as much and more than enough is enough.</summary>
    public double Size => Math.Log(Math.Min(60, Difference) / 20);

    /// <summary>Null where the two frames hardly differ, or show one picture still, or one is an even surface: that is a fade.</summary>
    public static Crossing? Between(FrameLog log, ReadOnlySpan<Thumbnail> drawn, int from, int to, (int First, int Last) open)
    {
        if (log[from].Contrast < FadeDetector.Even || log[to].Contrast < FadeDetector.Even) return null;
        var difference = Thumbnails.Distance(drawn[from], drawn[to]);
        if (difference < Slight || log.IsOnePicture(from, to)) return null;
        var seconds = log[to].Seconds - log[from].Seconds;
        var before = log.FrameFrom(log[from].Seconds - seconds);
        var after = Math.Min(log.Count - 1, log.FrameFrom(log[to].Seconds + seconds));
        var outside = Math.Max(Elsewhere(log, drawn, Math.Max(before, open.First), from, seconds), Elsewhere(log, drawn, to, Math.Min(after, open.Last), seconds));
        return new Crossing(from, to, difference, Thumbnails.Likeness(drawn[from], drawn[to]), outside < 0 ? UsualOutside : outside / difference,
            Math.Min(1, Math.Min(Nearest(log, drawn, to, from, -seconds, open), Nearest(log, drawn, from, to, seconds, open)) / difference), CameraSpeed(log, from, to) / seconds);
    }

    /// <summary>The frame some part of the way, and the part exactly.</summary>
    public (int Frame, double Part) At(FrameLog log, double part)
    {
        var (start, seconds) = (log[From].Seconds, log[To].Seconds - log[From].Seconds);
        var frame = Math.Clamp(log.FrameFrom(start + (part * seconds)), From, To);
        return (frame, (log[frame].Seconds - start) / seconds);
    }

    /// <summary>Least difference of a frame from some on the far side of the crossing, up to one and a half times as long away.</summary>
    private static double Nearest(FrameLog log, ReadOnlySpan<Thumbnail> drawn, int frame, int side, double seconds, (int First, int Last) open)
    {
        var nearest = double.MaxValue;
        for (var part = 0.25; part <= 1.5; part += 0.25)
        {
            var other = log.FrameFrom(log[side].Seconds + (part * seconds));
            if (other < open.First || other > open.Last) break;
            nearest = Math.Min(nearest, Thumbnails.Distance(drawn[frame], drawn[other]));
        }

        return nearest;
    }

    private static double CameraSpeed(FrameLog log, int from, int to)
    {
        double x = 0, y = 0, zoom = 0, turn = 0;
        for (var frame = from + 1; frame <= to; frame++)
        {
            if (log[frame].Change is not { } change) continue;
            x += change.Camera.X;
            y += change.Camera.Y;
            zoom += change.Camera.Zoom;
            turn += change.Camera.Turn;
        }

        return new CameraFit(x, y, zoom, turn).Speed / SmallPicture.Width;
    }

    /// <summary>Change over a stretch, scaled to a time as a wandering picture would grow; less than 0 where there is none.</summary>
    private static double Elsewhere(FrameLog log, ReadOnlySpan<Thumbnail> drawn, int from, int to, double seconds) =>
        to - from < 2 ? -1 : Thumbnails.Distance(drawn[from], drawn[to]) * Math.Sqrt(Math.Min(4, seconds / (log[to].Seconds - log[from].Seconds)));
}
