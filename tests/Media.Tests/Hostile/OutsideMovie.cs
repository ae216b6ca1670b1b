using System.Buffers.Binary;
using System.Text;

namespace Cuewright.Media.Tests.Hostile;

/// <summary>Makes a movie say that its pictures lie in another file, as QuickTime allows.</summary>
internal static class OutsideMovie
{
    private static readonly string[] Way = ["moov", "trak", "mdia", "minf", "dinf", "dref"];

    /// <summary>The index has to stand behind the data, so that nothing moves that is pointed to.</summary>
    public static byte[] PointingTo(byte[] movie, string file)
    {
        var alias = Alias(file);
        var result = movie.AsSpan();
        var at = 0;
        var parents = new List<int>();
        foreach (var box in Way)
        {
            at = Find(movie, at, box);
            parents.Add(at);
            at += 8;
        }

        // Behind the version and the count stands the one entry, which says: in this file.
        at += 8;
        const int entry = 12;
        var longer = (byte[])[.. result[..at], .. alias, .. result[(at + entry)..]];
        foreach (var parent in parents) BinaryPrimitives.WriteInt32BigEndian(longer.AsSpan(parent), BinaryPrimitives.ReadInt32BigEndian(movie.AsSpan(parent)) + alias.Length - entry);
        return longer;
    }

    private static int Find(byte[] movie, int from, string box)
    {
        for (var at = from; ; at += BinaryPrimitives.ReadInt32BigEndian(movie.AsSpan(at)))
            if (Encoding.ASCII.GetString(movie, at + 4, 4) == box) return at;
    }

    /// <summary>An alias of the old Macintosh: 150 bytes that matter little, then records of type and length; type 2 is a path.</summary>
    private static byte[] Alias(string file)
    {
        var path = Encoding.ASCII.GetBytes(file.Length % 2 == 0 ? file : "/" + file);
        var alias = new byte[12 + 10 + 28 + 12 + 64 + 16 + 4 + 16 + 4 + path.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(alias, alias.Length);
        "alis"u8.CopyTo(alias.AsSpan(4));
        var records = alias.AsSpan(162);
        BinaryPrimitives.WriteInt16BigEndian(records, 2);
        BinaryPrimitives.WriteInt16BigEndian(records[2..], (short)path.Length);
        path.CopyTo(records[4..]);
        BinaryPrimitives.WriteInt16BigEndian(records[(4 + path.Length)..], -1);
        return alias;
    }
}
