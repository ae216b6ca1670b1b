using System.Collections.Immutable;
using System.Globalization;

namespace Cuewright.Media.Encode;

/// <summary>A format that can be asked for by name, since an extension does not say all of it.</summary>
public sealed record NamedFormat
{
    internal NamedFormat(DeliveryFormat written) => Written = written;

    public required string Name { get; init; }

    public required string ContentType { get; init; }

    /// <summary>The extensions such files bear, with the dot; the first is the usual one.</summary>
    public required ImmutableArray<string> Extensions { get; init; }

    internal DeliveryFormat Written { get; }

    public string Extension => Extensions[0];

    public int Rate => Written.Rate;

    public int Channels => Written.Channels;

    public bool IsHeaderless => Written.IsHeaderless;

    public bool HoldsPicture => Written.Picture is not null;
}

/// <summary>All formats by name: <c>codec_rate_kilobits</c>, or the bare extension for the best of a kind. To offer one more, add a line.</summary>
internal static class KnownFormats
{
    public static ImmutableArray<NamedFormat> All { get; } =
    [
        Mp3(22_050, 32),
        Mp3(24_000, 48),
        .. new[] { 32, 64, 96, 128, 192 }.Select(kilobits => Mp3(44_100, kilobits)),
        .. new[] { 128, 192, 240, 320 }.Select(kilobits => Mp3(48_000, kilobits)),
        .. new[] { 8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000 }.Select(Pcm),
        Telephone("ulaw", "mulaw", "audio/basic"),
        Telephone("alaw", "alaw", "audio/x-alaw-basic"),
        .. new[] { 32, 64, 96, 128, 192 }.Select(Opus),
        .. new[] { 44_100, 48_000 }.Select(Wav),
        ByExtension("flac", "audio/flac") with { Name = "flac_48000" },
        ByExtension("wav", "audio/wav"),
        ByExtension("flac", "audio/flac"),
        ByExtension("mp3", "audio/mpeg"),
        ByExtension("m4a", "audio/mp4"),
        ByExtension("aac", "audio/aac"),
        ByExtension("opus", "audio/ogg"),
        ByExtension("ogg", "audio/ogg"),
        ByExtension("mp4", "video/mp4"),
        ByExtension("m4v", "video/x-m4v"),
        ByExtension("mov", "video/quicktime"),
        ByExtension("mkv", "video/x-matroska"),
        ByExtension("webm", "video/webm"),
        ByExtension("avi", "video/x-msvideo"),
    ];

    public static NamedFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);

    private static NamedFormat Mp3(int rate, int kilobits) => new(new()
    {
        Muxer = "mp3",
        // 240 is no constant rate that MPEG knows; frames of 224 and 256 make it the mean.
        Sound = ["-c:a", "libmp3lame", "-b:a", Text($"{kilobits}k"), .. kilobits == 240 ? ["-abr", "1"] : ImmutableArray<string>.Empty],
        Rate = rate,
    })
    {
        Name = Text($"mp3_{rate}_{kilobits}"),
        ContentType = "audio/mpeg",
        Extensions = [".mp3"],
    };

    /// <summary>The noise has a fixed seed; without it, 16 bits distort what fades out.</summary>
    private static NamedFormat Pcm(int rate) => new(new()
    {
        Muxer = "s16le",
        Sound = ["-c:a", "pcm_s16le"],
        Rate = rate,
        Dither = "osf=s16:dither_method=triangular",
        IsHeaderless = true,
    })
    {
        Name = Text($"pcm_{rate}"),
        ContentType = "audio/pcm",
        Extensions = [".pcm"],
    };

    /// <summary>G.711: what telephones carry is one channel.</summary>
    private static NamedFormat Telephone(string law, string muxer, string contentType) => new(new()
    {
        Muxer = muxer,
        Sound = ["-c:a", "pcm_" + muxer],
        Rate = 8_000,
        Channels = 1,
        IsHeaderless = true,
    })
    {
        Name = law + "_8000",
        ContentType = contentType,
        Extensions = ["." + law],
    };

    /// <summary>Constrained, so that the named rate is also the mean of a short piece.</summary>
    private static NamedFormat Opus(int kilobits) => new(new()
    {
        Muxer = "opus",
        Sound = ["-c:a", "libopus", "-b:a", Text($"{kilobits}k"), "-vbr", "constrained"],
    })
    {
        Name = Text($"opus_48000_{kilobits}"),
        ContentType = "audio/ogg",
        Extensions = [".opus", ".ogg"],
    };

    private static NamedFormat Wav(int rate) => new(KnownDeliveryFormats.Of(".wav")! with { Rate = rate })
    {
        Name = Text($"wav_{rate}"),
        ContentType = "audio/wav",
        Extensions = [".wav"],
    };

    /// <summary>As files of that extension are written when no name is given.</summary>
    private static NamedFormat ByExtension(string name, string contentType) => new(KnownDeliveryFormats.Of("." + name)!) // Each stands in that table too.
    {
        Name = name,
        ContentType = contentType,
        Extensions = ["." + name],
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
