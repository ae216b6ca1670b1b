using System.Globalization;

namespace Cuewright.Engine.Pipeline;

/// <summary>Which part of a clip gets music, checked against what the clip holds and what is accepted.</summary>
internal static class Stretch
{
    public static ClipRange Of(ClipInfo clip, double start, double? duration)
    {
        var name = Path.GetFileName(clip.Path);
        if (!clip.HasPicture)
        {
            throw new RefusalException(RefusalCode.NoPicture, $"{name} has no picture to score; give a video, or use compose for music from words.");
        }

        var rest = clip.DurationSeconds - start;
        if (rest < ScoreOrder.ShortestSeconds)
        {
            throw new RefusalException(RefusalCode.TooShort, start > 0
                ? Say($"{name} lasts {clip.DurationSeconds:0.##} s, so music cannot start at {start:0.##} s; at least 1 s must be left.")
                : Say($"{name} lasts {clip.DurationSeconds:0.##} s; 1 to 600 seconds are accepted."))
            { ClipSeconds = clip.DurationSeconds };
        }

        var length = duration ?? rest;
        if (length > rest + clip.FrameRate.FrameSeconds)
        {
            throw new RefusalException(RefusalCode.TooLong, Say($"{name} lasts {clip.DurationSeconds:0.##} s, so {length:0.##} s of music from {start:0.##} s do not fit; at most {rest:0.##} s do.")) { ClipSeconds = clip.DurationSeconds };
        }

        if (length > ScoreOrder.LongestSeconds)
        {
            throw new RefusalException(RefusalCode.TooLong, Say($"{name} lasts {clip.DurationSeconds:0.##} s; 1 to 600 seconds are accepted, so choose a stretch with --start and --duration.")) { ClipSeconds = clip.DurationSeconds };
        }

        return new ClipRange(start, Math.Min(length, rest));
    }

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
