using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>The numbers of all frames in order, with the questions the detectors ask of them.</summary>
internal sealed class FrameLog(IReadOnlyList<FrameNumbers> frames, double frameSeconds)
{
    /// <summary>Two pictures that have nothing to do with one another are alike in an eighth of their cells, hardly ever in a third.</summary>
    private const double OnePicture = 0.4;

    public int Count => frames.Count;

    public FrameNumbers this[int frame] => frames[frame];

    public double FrameSeconds => frameSeconds;

    /// <summary>First frame shown at or after a time.</summary>
    public int FrameFrom(double seconds)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (frames[middle].Seconds < seconds - 1e-6) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>Frames within a time of one, itself included, as first and end; never fewer than two to each side.</summary>
    public (int First, int End) Around(int frame, double seconds) =>
        (Math.Max(0, Math.Min(frame - 2, FrameFrom(frames[frame].Seconds - seconds))),
         Math.Min(Count, Math.Max(frame + 3, FrameFrom(frames[frame].Seconds + seconds + 2e-6))));

    /// <summary>How different two frames look, in levels summed over luma and colour.</summary>
    public double Distance(int a, int b)
    {
        Thumbnail first = frames[a].Thumbnail, second = frames[b].Thumbnail;
        return Thumbnails.Distance(first, second);
    }

    /// <summary>Whether so much of one frame is still there in another that they show one picture, written over perhaps.</summary>
    public bool IsOnePicture(int a, int b)
    {
        Thumbnail first = frames[a].Thumbnail, second = frames[b].Thumbnail;
        return Thumbnails.Staying(first, second) >= OnePicture;
    }
}
