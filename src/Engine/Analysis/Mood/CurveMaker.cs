using System.Collections.Immutable;
using Cuewright.Engine.Analysis.Measuring;
using Cuewright.Engine.Analysis.Spotting;

namespace Cuewright.Engine.Analysis.Mood;

/// <summary>Frames of any rate to curves of ten values a second.</summary>
internal sealed class CurveMaker
{
    /// <summary>Levels of deviation that count as full contrast.</summary>
    private const double FullContrast = 80;

    private readonly FrameLog _log;
    private readonly int _samples;
    private readonly int[] _firstFrames;

    public CurveMaker(FrameLog log, double durationSeconds)
    {
        _log = log;
        _samples = Math.Max(1, (int)Math.Ceiling((durationSeconds * PictureCurves.PerSecond) - 1e-6));
        _firstFrames = [.. Enumerable.Range(0, _samples + 1).Select(i => log.FrameFrom(i / PictureCurves.PerSecond))];
    }

    public ImmutableArray<float> Brightness() => Held(frame => _log[frame].Luma / 255);

    public ImmutableArray<float> Saturation() => Held(frame => _log[frame].Saturation);

    public ImmutableArray<float> Warmth() => Held(frame => Math.Clamp(1.5 * _log[frame].Warmth, -1, 1));

    public ImmutableArray<float> Contrast() => Held(frame => Math.Min(1, _log[frame].Contrast / FullContrast));

    public ImmutableArray<int> Colours() => [.. Enumerable.Range(0, _samples).Select(i => MeanColour(Math.Min(_log.Count - 1, _firstFrames[i])))];

    public ImmutableArray<float> Motion(IReadOnlyList<bool> disturbed) =>
        Moved(disturbed, change => change.Objects.Total, PictureCurves.LivelyObjects);

    public ImmutableArray<float> Camera(IReadOnlyList<bool> disturbed) =>
        Moved(disturbed, change => change.Camera.Speed / (change.ElapsedSeconds * SmallPicture.Width), PictureCurves.LivelyCamera);

    private int MeanColour(int frame)
    {
        var thumbnail = _log[frame].Thumbnail;
        ReadOnlySpan<byte> cells = thumbnail;
        var (luma, blue, red) = (Mean(cells[..Thumbnail.Cells]), Mean(cells[Thumbnail.Cells..(2 * Thumbnail.Cells)]) - 128, Mean(cells[(2 * Thumbnail.Cells)..]) - 128);
        var (r, g, b) = SmallPicture.Colour(luma, blue, red);
        return (Level(r) << 16) | (Level(g) << 8) | Level(b);

        static int Level(double value) => (int)Math.Clamp(Math.Round(value), 0, 255);

        static double Mean(ReadOnlySpan<byte> values)
        {
            var sum = 0;
            foreach (var value in values) sum += value;
            return (double)sum / values.Length;
        }
    }

    /// <summary>Mean of the frames shown; where none begins the last one is still there.</summary>
    private ImmutableArray<float> Held(Func<int, double> value)
    {
        var curve = new float[_samples];
        for (var i = 0; i < _samples; i++)
        {
            var (first, end) = (_firstFrames[i], _firstFrames[i + 1]);
            if (first == end) curve[i] = i > 0 ? curve[i - 1] : (float)value(0);
            for (var frame = first; frame < end; frame++) curve[i] += (float)value(frame) / (end - first);
        }

        return [.. curve];
    }

    /// <summary>
    /// Speed times the time it lasted, over the tenth of a second: repeated frames then count as they should. What a cut
    /// or a flash reads as movement is not movement: there the first speed after it holds already.
    /// </summary>
    private ImmutableArray<float> Moved(IReadOnlyList<bool> disturbed, Func<Change, double> speed, double lively)
    {
        var way = new double[_samples];
        var next = 0.0;
        for (var i = _samples - 1; i >= 0; i--)
        {
            for (var frame = _firstFrames[i + 1] - 1; frame >= _firstFrames[i]; frame--)
            {
                if (_log[frame].Change is not { } change) continue;
                if (!disturbed[frame]) next = speed(change);
                way[i] += next * Math.Min(change.ElapsedSeconds, 1 / PictureCurves.PerSecond);
            }
        }

        return [.. Smooth.Over(way, 1).Select(value => (float)PictureCurves.OnScale(value * PictureCurves.PerSecond, lively))];
    }
}
