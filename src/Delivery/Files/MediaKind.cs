using System.Text;

namespace Cuewright.Delivery.Files;

/// <summary>
/// What a file is, told by its first bytes. What a sender claims is not asked: a page that calls itself a video would
/// otherwise be served as a page.
/// </summary>
public sealed record MediaKind(string ContentType, string Extension)
{
    /// <summary>How much of a file has to be seen.</summary>
    public const int HeadBytes = 1024;

    public static MediaKind Unknown { get; } = new("application/octet-stream", "");

    public static MediaKind Of(ReadOnlySpan<byte> head)
    {
        if (head.Length >= 12 && head[4..].StartsWith("ftyp"u8)) return OfBrand(head[8..12]);
        // QuickTime files from before brands begin with one of these.
        if (head.Length >= 8 && IsQuickTimeAtom(head[4..8])) return QuickTime;
        if (head.StartsWith(stackalloc byte[] { 0x1A, 0x45, 0xDF, 0xA3 })) return head[..Math.Min(head.Length, 64)].IndexOf("webm"u8) >= 0 ? new("video/webm", ".webm") : new("video/x-matroska", ".mkv");
        if (head.Length >= 12 && head.StartsWith("RIFF"u8)) return OfRiff(head[8..12]);
        if (head.StartsWith("RF64"u8)) return Wave;
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8)) return new("image/gif", ".gif");
        if (head.StartsWith("fLaC"u8)) return new("audio/flac", ".flac");
        if (head.StartsWith("OggS"u8)) return head.IndexOf("theora"u8) >= 0 ? new("video/ogg", ".ogv") : new("audio/ogg", ".ogg");
        if (head.StartsWith("ID3"u8) || IsMpegSound(head)) return new("audio/mpeg", ".mp3");
        if (head.StartsWith("MThd"u8)) return new("audio/midi", ".mid");
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8)) return new("application/zip", ".zip");
        if (head.Length >= 8 && head[0] == 0x89 && head[1..].StartsWith("PNG\r\n\x1A\n"u8)) return new("image/png", ".png");
        return OfText(head);
    }

    private static MediaKind QuickTime { get; } = new("video/quicktime", ".mov");

    private static MediaKind Wave { get; } = new("audio/wav", ".wav");

    private static MediaKind OfBrand(ReadOnlySpan<byte> brand)
    {
        if (brand.SequenceEqual("qt  "u8)) return QuickTime;
        return brand.SequenceEqual("M4A "u8) || brand.SequenceEqual("M4B "u8) ? new("audio/mp4", ".m4a") : new("video/mp4", ".mp4");
    }

    private static bool IsQuickTimeAtom(ReadOnlySpan<byte> atom) =>
        atom.SequenceEqual("moov"u8) || atom.SequenceEqual("mdat"u8) || atom.SequenceEqual("wide"u8);

    private static MediaKind OfRiff(ReadOnlySpan<byte> form)
    {
        if (form.SequenceEqual("WAVE"u8)) return Wave;
        return form.SequenceEqual("AVI "u8) ? new("video/x-msvideo", ".avi") : Unknown;
    }

    /// <summary>A frame header of MPEG layer 3: eleven set bits, then fields of which some values are forbidden.</summary>
    private static bool IsMpegSound(ReadOnlySpan<byte> head) =>
        head.Length >= 4
        && head[0] == 0xFF && (head[1] & 0xE0) == 0xE0
        && (head[1] >> 3 & 3) != 1 && (head[1] >> 1 & 3) == 1
        && (head[2] >> 4) is not (0 or 15) && (head[2] >> 2 & 3) != 3;

    private static MediaKind OfText(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\uFEFF"u8)) head = head[3..];
        var text = Encoding.UTF8.GetString(head).TrimStart();
        if (text.StartsWith("<svg", StringComparison.Ordinal) || (text.StartsWith("<?xml", StringComparison.Ordinal) && text.Contains("<svg", StringComparison.Ordinal))) return new("image/svg+xml", ".svg");
        var looksLikeJson = text.Length > 0 && text[0] is '{' or '[' && !text.Any(letter => char.IsControl(letter) && !char.IsWhiteSpace(letter));
        return looksLikeJson ? new("application/json", ".json") : Unknown;
    }
}
