using System.Text;

namespace Cuewright.Provenance.Tags;

/// <summary>The ID3v2 tag at the start of an mp3 file (id3.org, versions 2.3 and 2.4), its frames kept as they are written.</summary>
/// <param name="Version">3 or 4.</param>
/// <param name="Frames">The frames one after another, without the padding behind them.</param>
/// <param name="SoundStart">Where the tag ends in the file it was read from.</param>
internal sealed record Id3Tag(byte Version, byte[] Frames, long SoundStart)
{
    public const int HeaderLength = 10;

    private const int LatestVersion = 4;

    /// <summary>Sizes have 28 bits: seven in each byte, so that none looks like the start of sound.</summary>
    private const int MostBytes = (1 << 28) - 1;

    private static ReadOnlySpan<byte> Magic => "ID3"u8;

    /// <returns>The tag; one without frames where the file begins with sound.</returns>
    public static Id3Tag Read(Stream file)
    {
        var header = new byte[HeaderLength];
        if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length) throw NotMp3();
        if (!header.AsSpan().StartsWith(Magic))
        {
            // Frames of MPEG sound begin with eleven set bits.
            return header[0] == 0xff && header[1] >= 0xe0 ? new Id3Tag(LatestVersion, [], 0) : throw NotMp3();
        }

        // Flags mean a tag that is scrambled, extended or written twice. No current encoder writes such tags.
        if (header[3] is not (3 or 4) || header[5] != 0) throw new SigningException("The mp3 file cannot be signed: its tag is of a rare form; write it anew as ID3v2.3 or ID3v2.4 without unsynchronisation, extended header and footer.");
        var body = new byte[ReadSize(header.AsSpan(6), sevenBits: true)];
        if (file.ReadAtLeast(body, body.Length, throwOnEndOfStream: false) < body.Length) throw Damaged();
        return new Id3Tag(header[3], body[..FramesLength(body, header[3])], HeaderLength + body.Length);
    }

    /// <summary>How the tag begins when so many bytes more follow its frames.</summary>
    public byte[] Header(int more)
    {
        var length = Frames.Length + (long)more;
        return length <= MostBytes ? [.. Magic, Version, 0, 0, .. Size((int)length, sevenBits: true)] : throw new SigningException("The mp3 file cannot be signed: its tag is full.");
    }

    /// <summary>A frame around an object of any kind (GEOB).</summary>
    public byte[] ObjectFrame(string mimeType, string fileName, string description, byte[] content)
    {
        const byte latin = 0;
        byte[] payload = [latin, .. Zeroed(mimeType), .. Zeroed(fileName), .. Zeroed(description), .. content];
        return [.. "GEOB"u8, .. Size(payload.Length, sevenBits: Version == 4), 0, 0, .. payload];

        static byte[] Zeroed(string text) => [.. Encoding.Latin1.GetBytes(text), 0];
    }

    /// <summary>Whether an object of that type is in the tag already.</summary>
    public bool HasObject(string mimeType)
    {
        byte[] type = [.. Encoding.Latin1.GetBytes(mimeType), 0];
        for (var at = 0; at < Frames.Length; at += FrameLength(Frames, at, Version))
        {
            var frame = Frames.AsSpan(at, FrameLength(Frames, at, Version));
            // After the frame's header and one byte that names the encoding.
            if (frame.StartsWith("GEOB"u8) && frame[Math.Min(HeaderLength + 1, frame.Length)..].StartsWith(type)) return true;
        }

        return false;
    }

    /// <summary>Up to the padding, which is zeros.</summary>
    private static int FramesLength(byte[] body, byte version)
    {
        var at = 0;
        while (at < body.Length && body[at] != 0) at += FrameLength(body, at, version);
        return at;
    }

    private static int FrameLength(byte[] body, int at, byte version)
    {
        if (at + HeaderLength > body.Length) throw Damaged();
        var length = HeaderLength + (long)ReadSize(body.AsSpan(at + 4), sevenBits: version == 4);
        return at + length <= body.Length ? (int)length : throw Damaged();
    }

    private static uint ReadSize(ReadOnlySpan<byte> bytes, bool sevenBits)
    {
        var shift = sevenBits ? 7 : 8;
        return (uint)bytes[0] << (3 * shift) | (uint)bytes[1] << (2 * shift) | (uint)bytes[2] << shift | bytes[3];
    }

    private static byte[] Size(int size, bool sevenBits)
    {
        var (shift, mask) = sevenBits ? (7, 0x7f) : (8, 0xff);
        return [(byte)(size >> (3 * shift) & mask), (byte)(size >> (2 * shift) & mask), (byte)(size >> shift & mask), (byte)(size & mask)];
    }

    private static SigningException NotMp3() => new("The file cannot be signed: it is no mp3.");

    private static SigningException Damaged() => new("The mp3 file cannot be signed: its tag is damaged.");
}
