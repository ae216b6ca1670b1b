using System.Buffers.Binary;
using System.Text;

namespace Cuewright.Provenance.Boxes;

/// <summary>JUMBF (ISO 19566-5): boxes that carry a label, so that others can point at them, nested in one another.</summary>
internal static class Jumbf
{
    /// <summary>It can be asked for by name, and it has one.</summary>
    private const byte RequestableAndLabelled = 0b11;

    private const int LengthAndType = 8;

    /// <summary>The second half of every type; the first four bytes are letters that tell types apart.</summary>
    private static readonly byte[] TypeEnd = [0x00, 0x11, 0x00, 0x10, 0x80, 0x00, 0x00, 0xaa, 0x00, 0x38, 0x9b, 0x71];

    /// <param name="kind">Four letters: what is in it.</param>
    /// <param name="label">Its name among its neighbours.</param>
    /// <param name="content">The boxes in it.</param>
    public static byte[] Labelled(string kind, string label, params IEnumerable<byte[]> content) =>
        Box("jumb", [Box("jumd", [.. Encoding.ASCII.GetBytes(kind), .. TypeEnd, RequestableAndLabelled, .. Encoding.UTF8.GetBytes(label), 0]), .. content]);

    public static byte[] LabelledCbor(string kind, string label, byte[] item) => Labelled(kind, label, Box("cbor", item));

    /// <summary>What a hash of a box is taken of: all but its own length and type.</summary>
    public static ReadOnlySpan<byte> Inside(byte[] box) => box.AsSpan(LengthAndType);

    private static byte[] Box(string type, params IReadOnlyCollection<byte[]> content)
    {
        var box = new byte[LengthAndType + content.Sum(part => part.Length)];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Encoding.ASCII.GetBytes(type, box.AsSpan(sizeof(int)));
        var at = LengthAndType;
        foreach (var part in content)
        {
            part.CopyTo(box, at);
            at += part.Length;
        }

        return box;
    }
}
