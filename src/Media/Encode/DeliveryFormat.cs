using System.Collections.Immutable;
using Cuewright.Engine.Time;

namespace Cuewright.Media.Encode;

/// <summary>How a file is written.</summary>
internal sealed record DeliveryFormat
{
    public required string Muxer { get; init; }

    public required ImmutableArray<string> Sound { get; init; }

    /// <summary>With more bits, for sound whose peaks the usual ones throw too high.</summary>
    public ImmutableArray<string> RicherSound { get; init; } = [];

    public bool IsLossless { get; init; }

    public int Rate { get; init; } = SampleClock.Rate;

    public int Channels { get; init; } = 2;

    /// <summary>Samples and nothing else: whoever reads them has to be told what they are.</summary>
    public bool IsHeaderless { get; init; }

    /// <summary>What the converter of rates is told besides the rate.</summary>
    public string? Dither { get; init; }

    public ImmutableArray<string> MuxerOptions { get; init; } = [];

    /// <summary>What this container can carry of a picture; null where it takes sound alone.</summary>
    public PictureTrack? Picture { get; init; }
}

/// <summary>The codecs a container takes over as they are, and how anything else is encoded for it.</summary>
internal sealed record PictureTrack
{
    public required ImmutableHashSet<string> Copied { get; init; }

    public required ImmutableArray<string> Encoder { get; init; }

    /// <summary>The name under which HEVC is stored, where the muxer's own choice is one that QuickTime and Safari do not play.</summary>
    public string? HevcTag { get; init; }

    public bool Copies(string codec) => Copied.Contains(codec);
}

/// <summary>All formats that can be written, by extension. To offer one more, add a line.</summary>
internal static class KnownDeliveryFormats
{
    // The default coder: "fast" would save a third of the time, but measured 8 to 13 dB more noise and 1 dB higher peaks.
    // Noise substitution saves bits that need not be saved here, and threw single peaks 3 dB too high.
    private static readonly ImmutableArray<string> Aac = ["-c:a", "aac", "-b:a", "256k", "-aac_pns", "0"];
    private static readonly ImmutableArray<string> RicherAac = ["-c:a", "aac", "-b:a", "320k", "-aac_pns", "0"];
    private static readonly ImmutableArray<string> Opus = ["-c:a", "libopus", "-b:a", "192k"];

    // The index first, so that a browser can start playing before it has everything. The edit list, which cuts off the
    // encoder's delay and the end of its last frame, counts in the movie's time scale: with milliseconds, the default,
    // it would be up to 47 samples off.
    private static readonly ImmutableArray<string> Indexed = ["-movflags", "+faststart", "-movie_timescale", "48000"];

    // A fixed number of threads: x264 and libvpx write other bytes for another number. 4:2:0 takes even sizes only:
    // a line cut off is not seen, one added or a picture stretched would be.
    private static readonly ImmutableArray<string> EvenSize =
        ["-vf", "crop=trunc(iw/2)*2:trunc(ih/2)*2:0:0", "-pix_fmt", "yuv420p", "-threads:v", "4"];

    // Frames keep their own times instead of being fitted to a constant rate.
    private static readonly ImmutableArray<string> OwnTimes = ["-fps_mode", "vfr", "-enc_time_base:v", "-1"];

    // WebM counts milliseconds; given the clip's own base, the muxer writes a length that is a multiple of the true one.
    private static readonly ImmutableArray<string> Milliseconds = ["-fps_mode", "vfr", "-enc_time_base:v", "1:1000"];

    // Stored in the order they are shown (-bf 0), so that the last packet is the last picture and can be given its length.
    private static readonly ImmutableArray<string> H264 = ["-c:v", "libx264", "-crf", "16", "-preset", "medium", "-bf", "0", .. EvenSize];
    private static readonly ImmutableArray<string> Vp9 =
        ["-c:v", "libvpx-vp9", "-crf", "24", "-b:v", "0", "-cpu-used", "4", "-row-mt", "1", .. EvenSize];

    private static readonly ImmutableHashSet<string> Mp4Codecs =
        ["h264", "hevc", "av1", "vp9", "mpeg4", "mpeg2video", "mpeg1video"];

    private static readonly ImmutableHashSet<string> MovCodecs =
        ["h264", "hevc", "mpeg4", "mpeg2video", "mpeg1video", "prores", "dnxhd", "mjpeg", "png", "qtrle"];

    private static readonly ImmutableHashSet<string> MatroskaCodecs =
        ["h264", "hevc", "av1", "vp8", "vp9", "mpeg4", "mpeg2video", "mpeg1video", "prores", "mjpeg", "ffv1", "theora", "vc1", "wmv3", "msmpeg4v3"];

    private static readonly ImmutableHashSet<string> WebmCodecs = ["vp8", "vp9", "av1"];

    // AVI knows no time stamps, so pictures that are stored in another order than shown (h264, hevc) cannot be copied.
    private static readonly ImmutableHashSet<string> AviCodecs = ["mjpeg", "huffyuv", "ffvhuff", "msmpeg4v2", "msmpeg4v3"];

    private static readonly ImmutableSortedDictionary<string, DeliveryFormat> ByExtension = new Dictionary<string, DeliveryFormat>
    {
        [".wav"] = new() { Muxer = "wav", Sound = ["-c:a", "pcm_s24le"], IsLossless = true },
        [".flac"] = new() { Muxer = "flac", Sound = ["-c:a", "flac", "-sample_fmt", "s32", "-bits_per_raw_sample", "24"], IsLossless = true },
        [".mp3"] = new() { Muxer = "mp3", Sound = ["-c:a", "libmp3lame", "-b:a", "320k"] },
        [".m4a"] = new() { Muxer = "ipod", Sound = Aac, RicherSound = RicherAac, MuxerOptions = Indexed },
        [".aac"] = new() { Muxer = "adts", Sound = Aac, RicherSound = RicherAac },
        [".opus"] = new() { Muxer = "opus", Sound = Opus },
        [".ogg"] = new() { Muxer = "ogg", Sound = Opus },
        [".mp4"] = Movie("mp4", Mp4Codecs),
        [".m4v"] = Movie("mp4", Mp4Codecs),
        [".mov"] = Movie("mov", MovCodecs),
        [".mkv"] = new() { Muxer = "matroska", Sound = Aac, RicherSound = RicherAac, Picture = new() { Copied = MatroskaCodecs, Encoder = [.. H264, .. OwnTimes] } },
        [".webm"] = new() { Muxer = "webm", Sound = Opus, Picture = new() { Copied = WebmCodecs, Encoder = [.. Vp9, .. Milliseconds] } },
        [".avi"] = new()
        {
            Muxer = "avi",
            // Not mp3: AVI cannot say how much of it is the encoder's delay, and the sound would lag 23 ms.
            Sound = ["-c:a", "pcm_s16le"],
            IsLossless = true,
            Picture = new() { Copied = AviCodecs, Encoder = H264 },
        },
    }.ToImmutableSortedDictionary(StringComparer.OrdinalIgnoreCase);

    /// <param name="extension">With its dot.</param>
    public static DeliveryFormat? Of(string extension) => ByExtension.GetValueOrDefault(extension);

    /// <summary>For refusals: what could have been asked for.</summary>
    public static string Extensions(bool withPicture) =>
        string.Join(' ', ByExtension.Where(entry => withPicture || entry.Value.Picture is null).Select(entry => entry.Key));

    private static DeliveryFormat Movie(string muxer, ImmutableHashSet<string> copied) => new()
    {
        Muxer = muxer,
        Sound = Aac,
        RicherSound = RicherAac,
        MuxerOptions = Indexed,
        Picture = new() { Copied = copied, Encoder = [.. H264, .. OwnTimes], HevcTag = "hvc1" },
    };
}
