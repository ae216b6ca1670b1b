using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>The measures of the frames as columns; those of a change are empty where a frame repeats the one before.</summary>
internal static class FrameColumns
{
    public static void AddTo(NumbersTable table, FrameLog log)
    {
        var frames = Enumerable.Range(0, log.Count).Select(frame => log[frame]).ToArray();
        Of("frame", frame => frame.Index);
        Of("seconds", frame => frame.Seconds);
        Of("luma", frame => frame.Luma);
        Of("luma_deviation", frame => frame.Contrast);
        Of("saturation", frame => frame.Saturation);
        Of("warmth", frame => frame.Warmth);
        Of("picture_difference", frame => frame.Change?.Plain);
        Of("coarse_difference", frame => frame.Change?.Coarse);
        Of("histogram_distance", frame => frame.Change?.Palette);
        Of("rest_after_motion", frame => frame.Change?.Left);
        Of("texture_kept", frame => frame.Change?.Kept);
        // Per second, in picture widths, as the picture's points move.
        Of("camera_x", frame => PerSecond(frame.Change, change => change.Camera.X / SmallPicture.Width));
        Of("camera_y", frame => PerSecond(frame.Change, change => change.Camera.Y / SmallPicture.Width));
        Of("camera_zoom", frame => PerSecond(frame.Change, change => change.Camera.Zoom));
        Of("camera_turn", frame => PerSecond(frame.Change, change => change.Camera.Turn));
        Of("object_motion", frame => frame.Change?.Objects.Total);

        void Of(string name, Func<FrameNumbers, double?> value) => table.Add(name, frames.Select(value));
    }

    private static double? PerSecond(Change? change, Func<Change, double> value) => change is null ? null : value(change) / change.ElapsedSeconds;
}
