using System.Buffers.Binary;
using System.Text;

namespace Cuewright.Provenance.Boxes;

/// <summary>
/// CBOR (RFC 8949), as much of it as a manifest needs, in its deterministic form: shortest lengths, sorted keys. Every
/// function gives the encoding of one item, so that items nest by calling.
/// </summary>
internal static class Cbor
{
    public static readonly byte[] Null = [0xf6];

    private enum Major
    {
        Positive,
        Negative,
        Bytes,
        Text,
        List,
        Map,
        Tag,
    }

    public static byte[] Number(long value) => value < 0 ? Head(Major.Negative, ~value) : Head(Major.Positive, value);

    public static byte[] Text(string text) => Lengthy(Major.Text, Encoding.UTF8.GetBytes(text));

    public static byte[] Bytes(byte[] bytes) => Lengthy(Major.Bytes, bytes);

    public static byte[] List(params IReadOnlyCollection<byte[]> items) => [.. Head(Major.List, items.Count), .. items.SelectMany(item => item)];

    public static byte[] Map(params IEnumerable<(string Key, byte[] Value)> members) => MapOf(members.Select(member => (Text(member.Key), member.Value)));

    /// <summary>COSE names its headers by number.</summary>
    public static byte[] Map(params IEnumerable<(int Key, byte[] Value)> members) => MapOf(members.Select(member => (Number(member.Key), member.Value)));

    public static byte[] Tagged(int tag, byte[] item) => [.. Head(Major.Tag, tag), .. item];

    private static byte[] MapOf(IEnumerable<(byte[] Key, byte[] Value)> members)
    {
        var sorted = members.OrderBy(member => member.Key, Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))).ToArray();
        return [.. Head(Major.Map, sorted.Length), .. sorted.SelectMany(member => member.Key.Concat(member.Value))];
    }

    private static byte[] Lengthy(Major major, byte[] content) => [.. Head(major, content.Length), .. content];

    /// <summary>What kind of item it is, and a number: its value, its length or how many follow.</summary>
    private static byte[] Head(Major major, long number)
    {
        var kind = (int)major << 5;
        Span<byte> wide = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(wide, number);
        return number switch
        {
            < 24 => [(byte)(kind | (int)number)],
            <= byte.MaxValue => [(byte)(kind | 24), .. wide[^1..]],
            <= ushort.MaxValue => [(byte)(kind | 25), .. wide[^2..]],
            <= uint.MaxValue => [(byte)(kind | 26), .. wide[^4..]],
            _ => [(byte)(kind | 27), .. wide],
        };
    }
}
