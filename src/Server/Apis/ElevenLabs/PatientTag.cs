using System.Buffers.Binary;
using Cuewright.Media.Encode;
using Cuewright.Server.Worker;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>
/// The beginning of an mp3 file that can be sent before there is any sound, byte by byte, to who would hang up on silence:
/// an ID3v2.4 tag whose first frame is private and empty (PRIV), with room behind it for the frames that come with the sound.
/// </summary>
internal static class PatientTag
{
    private const int HeaderLength = 10;
    private const int EmptyBytes = 4096;
    private const int Room = 4096;

    private static ReadOnlySpan<byte> Magic => [(byte)'I', (byte)'D', (byte)'3', 4, 0, 0];

    /// <summary>All of it but the room.</summary>
    public static ReadOnlyMemory<byte> Start { get; } = Write();

    /// <summary>A signature counts every byte of the file, so a signed one cannot begin with others.</summary>
    public static bool Fits(Work work, NamedFormat format) => Credentials.Fit(format) && !work.IsSigned;

    /// <summary>What fills the room: the frames of the finished file, which then goes on where its own tag ends.</summary>
    /// <param name="head">How the finished file begins.</param>
    public static (byte[] Filling, long SoundStart) Fill(ReadOnlySpan<byte> head)
    {
        var filling = new byte[Room];
        if (head.Length < HeaderLength || !head.StartsWith(Magic)) return (filling, 0);
        var length = ReadSize(head[6..]);
        // A tag that does not fit stays where it is; two in a row are read as well.
        if (length > Room || head.Length < HeaderLength + length) return (filling, 0);
        head.Slice(HeaderLength, length).CopyTo(filling);
        return (filling, HeaderLength + length);
    }

    /// <summary>As much of the file as its tag may take up to fit.</summary>
    public const int HeadBytes = HeaderLength + Room;

    private static byte[] Write()
    {
        byte[] frame = [.. "PRIV"u8, .. Size(EmptyBytes), 0, 0, .. "cuewright\0"u8];
        var tag = new byte[HeaderLength + HeaderLength + EmptyBytes];
        Magic.CopyTo(tag);
        Size(HeaderLength + EmptyBytes + Room).CopyTo(tag, 6);
        frame.CopyTo(tag, HeaderLength);
        return tag;
    }

    /// <summary>Seven bits in each byte, so that none looks like the start of sound.</summary>
    private static byte[] Size(int size) => [(byte)(size >> 21 & 0x7f), (byte)(size >> 14 & 0x7f), (byte)(size >> 7 & 0x7f), (byte)(size & 0x7f)];

    private static int ReadSize(ReadOnlySpan<byte> size)
    {
        var bits = BinaryPrimitives.ReadUInt32BigEndian(size);
        return (int)((bits >> 3 & 0xfe00000) | (bits >> 2 & 0x1fc000) | (bits >> 1 & 0x3f80) | (bits & 0x7f));
    }
}
