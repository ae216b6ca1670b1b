using System.Collections.Immutable;
using System.Globalization;
using Cuewright.Engine;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Time;
using Cuewright.Media.Processes;

namespace Cuewright.Media.Encode;

/// <summary>Decides how an order is written and says it to ffmpeg. Pure.</summary>
internal static class DeliveryCall
{
    /// <summary>Room for the new sound and for a picture that has to be encoded anew, beyond the size of the clip.</summary>
    private const long SpareBytes = 4L << 30;

    // The program runs as long as music is being made for it.
    private static readonly TimeSpan WallTime = TimeSpan.FromHours(6);

    /// <summary>
    /// The format that is named, or that of the extension. One for sound alone leaves the picture out; one for pictures
    /// needs a picture.
    /// </summary>
    public static DeliveryFormat FormatOf(DeliveryOrder order)
    {
        var format = order.Format is { } name ? Named(order, name) : KnownDeliveryFormats.Of(Path.GetExtension(order.OutputPath));
        if (format is not null && (format.Picture is null || order.Picture is not null)) return format;
        var accepted = KnownDeliveryFormats.Extensions(order.Picture is not null);
        var reason = format is null ? "names no format that can be written" : "is a format for pictures, but there is only sound";
        throw new RefusalException(RefusalCode.BadOption, $"'{order.OutputPath}' {reason}; accepted are {accepted}.");
    }

    /// <summary>A file must not bear the extension of another format; one that means nothing here may stay.</summary>
    private static DeliveryFormat Named(DeliveryOrder order, string name)
    {
        var format = KnownFormats.Find(name)
            ?? throw new RefusalException(RefusalCode.BadOption, $"'{name}' is no format; there are {string.Join(' ', KnownFormats.All.Select(known => known.Name))}.");
        var extension = Path.GetExtension(order.OutputPath).ToLowerInvariant();
        if (KnownDeliveryFormats.Of(extension) is null || format.Extensions.Contains(extension)) return format.Written;
        throw new RefusalException(RefusalCode.BadOption, $"'{order.OutputPath}' does not bear the name of a file in the format {name}; let it end in {format.Extension}.");
    }

    public static ToolCall Of(DeliveryOrder order, DeliveryFormat format, string temporaryPath, long pictureBytes, double soundShiftSeconds)
    {
        var picture = format.Picture is null ? null : order.Picture;
        return new ToolCall
        {
            Tool = Tool.Ffmpeg,
            TakesInput = true,
            WallTime = WallTime,
            FileBytes = pictureBytes + SpareBytes,
            Arguments =
            [
                "-hide_banner", "-nostdin", "-nostats", "-v", "error", "-y",
                .. picture is null ? [] : PictureInput(picture),
                "-itsoffset", Seconds(soundShiftSeconds),
                "-f", "f32le", "-ar", SampleClock.Rate.ToString(CultureInfo.InvariantCulture), "-ac", "2", "-i", "pipe:0",
                .. picture is null ? ["-map", "0:a:0"] : PictureOutput(picture, format.Picture!),
                .. RateFilter.Of(format, order.LengthSamples),
                .. SoundOf(format, order),
                .. order.Title is { Length: > 0 } title ? ["-metadata", "title=" + title] : ImmutableArray<string>.Empty,
                // No versions and no dates: the same sound gives the same file.
                "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact",
                .. format.MuxerOptions,
                "-f", format.Muxer, "file:" + temporaryPath,
            ],
        };
    }

    /// <summary>
    /// Shifted so that the first frame is at 0, where the sound begins; without -copyts ffmpeg would align the file's
    /// earliest stream instead.
    /// </summary>
    private static ImmutableArray<string> PictureInput(ClipInfo picture) =>
    [
        "-copyts", .. SourceFile.Guards,
        "-itsoffset", Seconds(-picture.StartSeconds),
        "-i", SourceFile.Address(picture.Path),
    ];

    private static string Seconds(double seconds) => seconds.ToString("0.######", CultureInfo.InvariantCulture);

    private static ImmutableArray<string> PictureOutput(ClipInfo picture, PictureTrack track)
    {
        ImmutableArray<string> maps = ["-map", "0:V:0", "-map", "1:a:0"];
        if (!track.Copies(picture.PictureCodec)) return [.. maps, .. track.Encoder, "-bsf:v", UntilTheEnd(picture)];
        return picture.PictureCodec == "hevc" && track.HevcTag is { } tag
            ? [.. maps, "-c:v", "copy", "-tag:v", tag]
            : [.. maps, "-c:v", "copy"];
    }

    private static ImmutableArray<string> SoundOf(DeliveryFormat format, DeliveryOrder order) =>
        order.MoreBits && !format.RicherSound.IsEmpty ? format.RicherSound : format.Sound;

    /// <summary>
    /// An encoder does not know how long its last picture stays, and the last of a gif often stays long. Muxers take the
    /// others' lengths from the time of the next, so every packet may be said to last until the end.
    /// </summary>
    private static string UntilTheEnd(ClipInfo picture) => $"setts=duration={Seconds(picture.DurationSeconds)}/TB-PTS";
}
