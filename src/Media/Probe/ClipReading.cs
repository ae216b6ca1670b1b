using System.Globalization;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Time;

namespace Cuewright.Media.Probe;

/// <summary>Turns what ffprobe printed into what the flow is told. Pure: odd reports of real files are tested without ffprobe.</summary>
internal static class ClipReading
{
    /// <summary>The packets are those of the picture, or null where it has none.</summary>
    public static ClipInfo Read(string path, ProbeReport report, PacketSpan? packets)
    {
        var clip = new ClipInfo
        {
            Path = path,
            DurationSeconds = Seconds(report.Format?.Duration) ?? 0,
            HasPicture = false,
            HasSound = report.Sound is not null,
            Container = ContainerName(report.Format?.Name),
            StartSeconds = Seconds(report.Format?.StartTime) ?? 0,
        };
        if (report.Picture is not { } picture || packets is not { } span || Fraction.Parse(picture.TimeBase) is not { } timeBase) return clip;

        var rate = Rate(picture);
        var (width, height) = ShownSize(picture);
        return clip with
        {
            HasPicture = true,
            // A lone frame without a duration still shows for the length of one.
            DurationSeconds = span.End > span.Start ? timeBase.SecondsAt(span.End - span.Start) : rate.FrameSeconds,
            StartSeconds = timeBase.SecondsAt(span.Start),
            Width = width,
            Height = height,
            FrameRate = rate,
            TurnDegrees = Turn(picture),
            PictureCodec = picture.Codec ?? "",
        };
    }

    public static double? Seconds(string? text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds) ? seconds : null;

    /// <summary>ffprobe names all demuxer aliases: "mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm".</summary>
    private static string ContainerName(string? names) => names?.Split(',')[0] switch
    {
        null => "",
        "mov" => "mp4",
        var first => first,
    };

    /// <summary>
    /// The nominal rate is the clean fraction but for variable rates the finest step that occurs; the mean is then
    /// nearer to what is seen.
    /// </summary>
    private static FrameRate Rate(ProbeStream picture)
    {
        var nominal = FrameRate.TryParse(picture.NominalRate, out var stated) ? stated : (FrameRate?)null;
        var mean = FrameRate.TryParse(picture.MeanRate, out var counted) ? counted : (FrameRate?)null;
        if (nominal is { } n && mean is { } m) return Math.Abs((n.PerSecond / m.PerSecond) - 1) < 0.01 ? n : m;
        return mean ?? nominal ?? new FrameRate(25, 1);
    }

    private static int Turn(ProbeStream picture)
    {
        var counterclockwise = picture.SideData?.FirstOrDefault(data => data.Rotation is not null)?.Rotation;
        var quarters = (int)Math.Round(-(counterclockwise ?? 0) / 90);
        return ((quarters % 4) + 4) % 4 * 90;
    }

    private static (int Width, int Height) ShownSize(ProbeStream picture)
    {
        // No real pixel is more than sixteen times as wide as high; what claims to be is read as square.
        var claimed = Fraction.Parse(picture.SampleAspect)?.Value ?? 1;
        var aspect = claimed is >= 1.0 / 16 and <= 16 ? claimed : 1;
        var width = Math.Max(1, (int)Math.Round(picture.Width * aspect));
        return Turn(picture) is 90 or 270 ? (picture.Height, width) : (width, picture.Height);
    }
}
